"""Plays steps of plays.json with python-socketio: `replay.py URL TRANSPORTS < STEPS`. Started by replay.mjs.

Prints how many steps there were, or what was not as it should be.
"""
import asyncio
import json
import sys

import aiohttp
import socketio
from socketio import packet

NOWHERE = "/there-is-no-such-namespace"
PATIENCE = 20


class Client:
    def __init__(self, step):
        self.to = step.get("to", "/")
        self.auth = step.get("auth")
        self.heard = []
        self.refused = None
        self.more = asyncio.Event()
        self.answered = asyncio.Event()
        self.fenced = asyncio.Event()
        self.client = socketio.AsyncClient(reconnection=False)
        answers = step.get("answers", {})

        async def hears(event, *values):
            self.heard.append([event, *values])
            self.more.set()
            return answers.get(event)

        async def is_let_in():
            self.answered.set()

        async def is_refused(why):
            self.refused = why["message"]
            self.answered.set()

        async def is_fenced(_):
            self.fenced.set()

        self.client.on("*", hears, namespace=self.to)
        self.client.on("connect", is_let_in, namespace=self.to)
        self.client.on("connect_error", is_refused, namespace=self.to)
        self.client.on("connect_error", is_fenced, namespace=NOWHERE)

    async def connect(self, url, transports):
        """Why it was refused; nothing if it was let in."""
        await self.client.connect(url, transports=transports, namespaces=[self.to], auth=self.auth, wait=False)
        await self.answered.wait()
        if self.refused is not None:
            # Over polling it would wait for the next poll to end, which may last until the server's next ping.
            await self.client.eio.disconnect(abort=True)
            return self.refused
        used = self.client.transport()
        assert used == transports[-1], f"it talks over {used}"
        return None

    async def count(self, wanted):
        while len(self.heard) < wanted:
            self.more.clear()
            await self.more.wait()

    async def fence(self):
        """A namespace that is not there is refused on the same connection: all that was sent before has come by then."""
        self.fenced.clear()
        # The client has no public call for a namespace that comes later.
        await self.client._send_packet(packet.Packet(packet.CONNECT, data={}, namespace=NOWHERE))
        await self.fenced.wait()

    async def leave(self):
        """Says goodbye, and goes when that was read: by itself, this client closes a WebSocket before its goodbye is sent."""
        await self.client._send_packet(packet.Packet(packet.DISCONNECT, namespace=self.to))
        await self.fence()
        await self.client.disconnect()


async def act(url, step, transports, clients):
    def same(got, wanted):
        assert got == wanted, f"got {json.dumps(got)} in {json.dumps(step)}"

    if "connect" in step:
        client = Client(step)
        why = await client.connect(url, transports)
        if why is None:
            clients[step["connect"]] = client
        same(why, step.get("refused"))
    elif "disconnect" in step:
        await clients.pop(step["disconnect"]).leave()
    elif "emit" in step or "ask" in step:
        name, event, *values = step.get("emit") or step["ask"]
        client = clients[name]
        # A tuple of one is one argument, also if that is `None`.
        values = tuple(values)
        if "emit" in step:
            await client.client.emit(event, values, namespace=client.to)
        else:
            same(await client.client.call(event, values, namespace=client.to, timeout=PATIENCE), step["ack"])
    else:
        async with aiohttp.ClientSession() as session, session.get(url + step["get"]) as response:
            same(await response.json(), step["body"])


async def play(url, steps, transports):
    clients = {}
    try:
        for step in steps:
            what = json.dumps(step)
            wanted = step.get("heard", {})
            async with asyncio.timeout(PATIENCE):
                await act(url, step, transports, clients)
                for name, every in wanted.items():
                    await clients[name].count(len(every))
                await asyncio.gather(*(client.fence() for client in clients.values()))
            for name, client in clients.items():
                assert client.heard == wanted.get(name, []), f"{name} heard {json.dumps(client.heard)} in {what}"
                client.heard.clear()
    finally:
        for client in clients.values():
            await client.client.disconnect()


if __name__ == "__main__":
    steps = json.load(sys.stdin)
    try:
        asyncio.run(play(sys.argv[1], steps, sys.argv[2].split(",")))
    except (AssertionError, TimeoutError) as why:
        sys.exit(str(why) or "nothing came")
    print(len(steps))
