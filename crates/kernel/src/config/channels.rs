//! Settings of what reaches people outside: gateway, mail, group bots. Only whoever runs the house sets them; nothing of it comes
//! from a request.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{encrypted, read_private};
use crate::error::{Error, Result};

/// A word that must not be shown: a password, a token, a signing key.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// The word itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The word that lies in a file.
    ///
    /// # Errors
    /// A plain message naming the file that cannot be read, or that others may read.
    pub fn read(file: &Path) -> Result<Self> {
        Ok(Self(read_private(file, "the secret in")?.trim().to_owned()))
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

impl Serialize for Secret {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str("")
    }
}

/// All channels; section `[channels]`. One that is not there is not set up.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Channels {
    /// Text messages by the HTTP gateway of whoever sends them.
    pub sms: Option<Gateway>,
    /// Mail to the addresses named here.
    pub email: Option<Mail>,
    /// A group in WeCom.
    pub wecom: Option<Bot>,
    /// A group in DingTalk.
    pub dingtalk: Option<Bot>,
    /// Notifications of the browser, on the phones and desks whose holders asked for them.
    pub push: Option<Push>,
    /// Certificates (PEM) trusted besides those that browsers trust.
    pub ca_file: Option<PathBuf>,
    /// Whether an exercise sends too. Off: its people are invented.
    pub exercise: bool,
}

/// How the body of a gateway's request is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyFormat {
    /// JSON; what is put in is escaped as JSON wants it.
    #[default]
    Json,
    /// A form; what is put in is percent-encoded.
    Form,
}

/// What a signature is made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Digest {
    /// SHA-256 of the text.
    Sha256,
    /// HMAC-SHA-256 of the text under the secret.
    HmacSha256,
}

/// How a signature is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Letters {
    /// Hexadecimal, small.
    #[default]
    Hex,
    /// Hexadecimal, capital.
    HexUpper,
    /// Base64.
    Base64,
}

/// A signature, to be used as `{sign}`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// What is signed, with placeholders.
    pub over: String,
    /// With what.
    pub with: Digest,
    /// How it is written.
    #[serde(default)]
    pub letters: Letters,
}

/// Where in an answer something stands and what it must say.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Says {
    /// Path into the JSON answer, for example `data.0.code`; empty for the whole answer as text.
    #[serde(default)]
    pub path: String,
    /// Any of these; for the whole answer, it begins with one of them.
    pub any: Vec<String>,
}

/// An HTTP gateway for text messages.
///
/// Placeholders, in url, headers, body and signature: `{to}` `{text}` `{id}` `{user}` `{secret}` `{sign}` `{seconds}` `{millis}`
/// `{stamp}` (local, yyyyMMddHHmmss) `{nonce}`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gateway {
    /// Where to.
    pub url: String,
    /// `POST` if not given.
    #[serde(default = "post")]
    pub method: String,
    /// Headers.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// The body.
    #[serde(default)]
    pub body: String,
    /// How it is written.
    #[serde(default)]
    pub format: BodyFormat,
    /// Whether the body travels in Base64.
    #[serde(default)]
    pub base64_body: bool,
    /// Who we are to the gateway.
    #[serde(default)]
    pub user: String,
    /// Its password or key.
    #[serde(default)]
    pub secret: Secret,
    /// A file that holds it.
    pub secret_file: Option<PathBuf>,
    /// The signature.
    pub sign: Option<Sign>,
    /// When a message counts as sent; any answer of 200 to 299 if not given.
    pub success: Option<Says>,
    /// When it counts as delivered already.
    pub delivered: Option<Says>,
    /// When it never will be sent, so that nobody tries again, for example because the number is none.
    pub hopeless: Option<Says>,
    /// When the gateway asks for a pause.
    pub busy: Option<Says>,
    /// Path of the gateway's own name for the message.
    pub receipt: Option<String>,
    /// At most so many in a minute.
    #[serde(default = "hundred")]
    pub per_minute: u32,
    /// So long an answer is waited for.
    #[serde(default = "ten")]
    pub timeout_seconds: u64,
}

/// A mail server.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// Its name.
    pub host: String,
    /// Its port; that of the kind of connection if not given.
    pub port: Option<u16>,
    /// How the connection is kept secret.
    #[serde(default)]
    pub tls: MailTls,
    /// Who signs in.
    #[serde(default)]
    pub user: String,
    /// With this password.
    #[serde(default)]
    pub secret: Secret,
    /// A file that holds it.
    pub secret_file: Option<PathBuf>,
    /// The sender.
    pub from: String,
    /// Who receives what is sent by mail.
    pub to: Vec<String>,
    /// At most so many in a minute.
    #[serde(default = "thirty")]
    pub per_minute: u32,
    /// So long an answer is waited for.
    #[serde(default = "ten")]
    pub timeout_seconds: u64,
}

/// How a connection to a mail server is kept secret.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailTls {
    /// From the first byte.
    #[default]
    Implicit,
    /// After the greeting, and never without.
    Starttls,
    /// Not at all; for the same machine.
    None,
}

/// The bot of a group.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bot {
    /// The address the group gave; it is a secret too.
    #[serde(default)]
    pub url: Secret,
    /// A file that holds it.
    pub url_file: Option<PathBuf>,
    /// The key its messages are signed with, where the group wants that.
    #[serde(default)]
    pub secret: Secret,
    /// A file that holds it.
    pub secret_file: Option<PathBuf>,
    /// At most so many in a minute; both services allow twenty.
    #[serde(default = "eighteen")]
    pub per_minute: u32,
    /// So long an answer is waited for.
    #[serde(default = "ten")]
    pub timeout_seconds: u64,
}

/// Notifications of the browser (RFC 8030): each goes by the push service of whoever made the browser.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Push {
    /// Where a push service reaches whoever runs the house: `mailto:` or `https:`.
    pub contact: String,
    /// Hosts of push services; a browser that names another is refused. `*.` stands for anything before, `:port` for a port
    /// other than 443.
    #[serde(default = "push_services")]
    pub allow: Vec<String>,
    /// At most so many in a minute.
    #[serde(default = "thousand")]
    pub per_minute: u32,
    /// So long an answer is waited for.
    #[serde(default = "ten")]
    pub timeout_seconds: u64,
}

/// The push services of the makers of browsers: Google, Mozilla, Microsoft, Apple.
fn push_services() -> Vec<String> {
    let hosts = ["fcm.googleapis.com", "updates.push.services.mozilla.com", "*.notify.windows.com", "*.push.apple.com"];
    hosts.map(str::to_owned).to_vec()
}

fn post() -> String {
    "POST".to_owned()
}

fn thousand() -> u32 {
    1000
}

fn hundred() -> u32 {
    100
}

fn thirty() -> u32 {
    30
}

fn eighteen() -> u32 {
    18
}

fn ten() -> u64 {
    10
}

impl Channels {
    /// Reads the secrets that lie in files.
    ///
    /// # Errors
    /// A plain message naming the file that cannot be read.
    pub fn with_secrets(mut self) -> Result<Self> {
        let bots = self.wecom.iter_mut().chain(self.dingtalk.iter_mut());
        let bots =
            bots.flat_map(|bot| [(&mut bot.url, bot.url_file.as_ref()), (&mut bot.secret, bot.secret_file.as_ref())]);
        let sms = self.sms.iter_mut().map(|sms| (&mut sms.secret, sms.secret_file.as_ref()));
        let mail = self.email.iter_mut().map(|mail| (&mut mail.secret, mail.secret_file.as_ref()));
        for (secret, file) in bots.chain(sms).chain(mail) {
            if let Some(file) = file {
                *secret = Secret::read(file)?;
            }
        }
        self.check()?;
        Ok(self)
    }

    /// Numbers and texts leave this machine by TLS only.
    fn check(&self) -> Result<()> {
        let bots = [("wecom", &self.wecom), ("dingtalk", &self.dingtalk)];
        let bots = bots.into_iter().filter_map(|(name, bot)| Some((name, bot.as_ref()?.url.reveal())));
        let sms = self.sms.iter().map(|sms| ("sms", sms.url.as_str()));
        if let Some((name, _)) = bots.chain(sms).find(|(_, url)| !encrypted(url)) {
            return Err(Error::setup(format!("channels.{name}: url must be https, unless it is of this machine")));
        }
        let open = self.email.as_ref().filter(|mail| mail.tls == MailTls::None);
        if open.is_some_and(|mail| !encrypted(&format!("http://{}", mail.host))) {
            return Err(Error::setup("channels.email: tls may be none for a mail server on this machine only"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_this_machine_unencrypted() {
        let check = |settings: &str| toml::from_str::<Channels>(settings).unwrap().with_secrets().map(|_| ());
        let mail =
            |host: &str, tls: &str| format!("[email]\nhost = {host:?}\ntls = {tls:?}\nfrom = \"a@b.cn\"\nto = []");
        for fine in [
            "[sms]\nurl = \"https://sms.example.cn/send\"".to_owned(),
            "[sms]\nurl = \"http://127.0.0.1:9000/send\"".to_owned(),
            "[wecom]\nurl = \"https://qyapi.weixin.qq.com/x\"".to_owned(),
            mail("localhost", "none"),
            mail("smtp.example.cn", "starttls"),
        ] {
            check(&fine).unwrap();
        }
        for (odd, named) in [
            ("[sms]\nurl = \"http://sms.example.cn/send\"".to_owned(), "channels.sms"),
            ("[wecom]\nurl = \"http://qyapi.weixin.qq.com/x\"".to_owned(), "channels.wecom"),
            ("[dingtalk]\nurl = \"http://10.0.0.1/x\"".to_owned(), "channels.dingtalk"),
            (mail("smtp.example.cn", "none"), "channels.email"),
        ] {
            let why = check(&odd).unwrap_err().to_string();
            assert!(why.contains(named), "{why}");
        }
    }

    #[test]
    fn md5_signs_nothing() {
        let sign = |with: &str| toml::from_str::<Sign>(&format!("over = \"{{user}}\"\nwith = \"{with}\""));
        assert!(sign("sha256").is_ok() && sign("hmac_sha256").is_ok());
        assert!(sign("md5").unwrap_err().to_string().contains("unknown variant `md5`"));
    }
}
