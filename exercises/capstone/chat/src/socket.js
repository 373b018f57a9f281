// A small Socket.IO client for browsers: protocol 5 over one WebSocket, text packets, one namespace.
//
//     import { connect } from "./socket.js";
//     const socket = connect("/org/acme", { auth: { name: "ada" } });
//     socket.on("said", (message) => console.log(message.text));
//     socket.emit("typing", { room: "tea" });
//     const answer = await socket.ask("join", { room: "tea" }); // the ack
//
// Besides the server's events it tells you `connect`, `connect_error` (an Error), `disconnect` (why) and
// `frame` ({ sent, text }), each packet as it crosses the wire. A connection that breaks is made again, and
// again, until `close()`. One that the server refuses or ends is not: `active` says which of the two it is.

export function connect(namespace = "/", options = {}) {
  const { url = location.origin, auth, shortest = 500, longest = 5000, patience = 10000 } = options;
  const address = url.replace(/^http/, "ws") + "/socket.io/?EIO=4&transport=websocket";
  const where = namespace === "/" ? "" : namespace + ",";
  const handlers = new Map(); // event -> [handler]
  const waiting = new Map(); // ack id -> { done, timer }
  const socket = { connected: false, active: true, on, emit, ask, close };
  let wire = null;
  let failures = 0;
  let lastAck = 0;
  let redial; // timer: when to try again
  let silence; // timer: when to give up on a server that says nothing
  dial();
  return socket;

  function on(event, handler) {
    handlers.set(event, [...(handlers.get(event) ?? []), handler]);
  }

  // At most once, as in every Socket.IO: what is said without a connection is not kept.
  function emit(event, ...payload) {
    if (socket.connected) send("42" + where + JSON.stringify([event, ...payload]));
    return socket.connected;
  }

  function ask(event, ...payload) {
    if (!socket.connected) return Promise.reject(new Error("not connected"));
    const id = lastAck++;
    return new Promise((resolve, reject) => {
      const done = (failed, answer) => {
        clearTimeout(timer);
        waiting.delete(id);
        failed ? reject(new Error(failed)) : resolve(answer);
      };
      const timer = setTimeout(() => done("no answer"), patience);
      waiting.set(id, done);
      send("42" + where + id + JSON.stringify([event, ...payload]));
    });
  }

  function close() {
    if (socket.connected) send("41" + where);
    end("io client disconnect");
  }

  function dial() {
    const mine = (wire = new WebSocket(address));
    mine.onmessage = ({ data }) => mine === wire && receive(data);
    mine.onclose = () => mine === wire && lost("transport close");
  }

  function send(text) {
    tell("frame", { sent: true, text });
    wire.send(text);
  }

  // Engine.IO: 0 open, 1 close, 2 ping, 3 pong, 4 a Socket.IO packet.
  function receive(text) {
    tell("frame", { sent: false, text });
    if (text[0] === "0") {
      const { pingInterval, pingTimeout } = JSON.parse(text.slice(1));
      socket.heartbeat = pingInterval + pingTimeout;
      send("40" + where + (auth ? JSON.stringify(auth) : ""));
    } else if (text[0] === "1") lost("transport close");
    else if (text[0] === "2") send("3");
    else if (text[0] === "4") packet(text.slice(1));
    clearTimeout(silence);
    if (wire) silence = setTimeout(lost, socket.heartbeat, "ping timeout");
  }

  // Socket.IO: type, namespace, ack id, JSON.
  function packet(text) {
    const [, type, id, json] = /^(\d)(?:\/[^,]*,)?(\d*)(.*)$/s.exec(text);
    const data = json && JSON.parse(json);
    if (type === "0") {
      failures = 0;
      socket.connected = true;
      tell("connect", data);
    } else if (type === "1") end("io server disconnect");
    else if (type === "2") tell(...data, ...(id ? [(...answer) => send("43" + where + id + JSON.stringify(answer))] : []));
    else if (type === "3") waiting.get(Number(id))?.(null, data[0]);
    else if (type === "4") end(data.message, "connect_error");
  }

  // For good: refused, ended by the server, or closed.
  function end(why, event = "disconnect") {
    socket.active = false;
    clearTimeout(redial);
    if (event === "connect_error") tell(event, new Error(why));
    lost(why);
  }

  function lost(why) {
    clearTimeout(silence);
    const [old, was] = [wire, socket.connected];
    wire = null;
    socket.connected = false;
    old?.close();
    for (const done of [...waiting.values()]) done("disconnected");
    if (was) tell("disconnect", why);
    else if (socket.active) tell("connect_error", new Error("no connection to the server"));
    // Each time twice as long, and never all at once: a server that comes back would be run over.
    if (socket.active) redial = setTimeout(dial, Math.min(longest, shortest * 2 ** failures++) * (0.5 + Math.random() / 2));
  }

  function tell(event, ...args) {
    for (const handler of handlers.get(event) ?? []) handler(...args);
  }
}
