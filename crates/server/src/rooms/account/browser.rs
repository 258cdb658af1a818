//! What a browser calls itself, in two words, so that somebody knows their own sessions again.

/// The browser and the system it runs on; empty where it is none that people know.
pub fn of(user_agent: &str) -> (&'static str, &'static str) {
    // The order tells: all of them claim to be some other one too.
    let browsers = [
        ("MicroMessenger/", "WeChat"),
        ("Edg/", "Edge"),
        ("EdgA/", "Edge"),
        ("HuaweiBrowser/", "Huawei"),
        ("MiuiBrowser/", "Xiaomi"),
        ("QQBrowser/", "QQ"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    let systems = [
        ("HarmonyOS", "HarmonyOS"),
        ("OpenHarmony", "HarmonyOS"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Macintosh", "macOS"),
        ("Linux", "Linux"),
    ];
    let word = |words: &[(&str, &'static str)]| {
        words.iter().find(|(sign, _)| user_agent.contains(sign)).map_or("", |(_, word)| *word)
    };
    (word(&browsers), word(&systems))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn browsers_are_known_by_what_they_say_least_often() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36 Edg/120.0";
        let wechat = "Mozilla/5.0 (Linux; Android 10; HarmonyOS) AppleWebKit/537.36 Chrome/107.0 Mobile Safari/537.36 MicroMessenger/8.0";
        assert_eq!(of(edge), ("Edge", "Windows"));
        assert_eq!(of(wechat), ("WeChat", "HarmonyOS"));
        assert_eq!(of("curl/8.5"), ("", ""));
    }
}
