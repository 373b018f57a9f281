//! The command line.

use chat_solution::Config;

pub(crate) const USAGE: &str = "\
A chat: join a room or make your own, and what you say appears at once on every screen in it.

  --port N              where to listen; 0 is any free port [4000]
  --bind ADDR           for whom to listen; 0.0.0.0 is everybody who can reach this machine [127.0.0.1]
  --organisations A,B   each has its own people and rooms [acme,globex]
  --history N           how many messages a room remembers [50]

There are no passwords: everybody is who they say they are.
";

pub(crate) struct Args {
    pub(crate) port: u16,
    pub(crate) bind: String,
    pub(crate) config: Config,
}

impl Args {
    /// `None` if all that was asked for is help.
    pub(crate) fn parse(mut args: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let mut parsed = Self { port: 4000, bind: "127.0.0.1".into(), config: Config::default() };
        while let Some(flag) = args.next() {
            if matches!(flag.as_str(), "-h" | "--help") {
                return Ok(None);
            }
            // `--port=4001` is as good as `--port 4001`.
            let (flag, value) = match flag.split_once('=') {
                Some((flag, value)) => (flag.to_owned(), Some(value.to_owned())),
                None => (flag, args.next()),
            };
            let value = value.ok_or_else(|| format!("{flag} needs a value"))?;
            match flag.as_str() {
                "--port" => parsed.port = number(&flag, &value)?,
                "--bind" => parsed.bind = value,
                "--organisations" => parsed.config.organisations = value.split(',').map(String::from).collect(),
                "--history" => parsed.config.history = number(&flag, &value)?,
                _ => return Err(format!("{flag} is not an option")),
            }
        }
        Ok(Some(parsed))
    }
}

fn number<T: std::str::FromStr>(flag: &str, value: &str) -> Result<T, String> {
    value.parse().map_err(|_| format!("{flag} needs a number, not {value:?}"))
}
