//! Passwords: made, hashed and checked with Argon2id.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use kernel::{Error, Result};
use zxcvbn::{Score, zxcvbn};

/// So many groups make a one-time password.
pub const ONE_TIME: usize = 4;

/// Groups of four letters and digits that cannot be mistaken for each other, some twenty bits each.
pub fn invent(groups: usize) -> String {
    const SIGNS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let sign = || char::from(SIGNS[rand::random_range(0..SIGNS.len())]);
    let group = || (0..4).map(|_| sign()).collect::<String>();
    std::iter::repeat_with(group).take(groups).collect::<Vec<_>>().join("-")
}

/// The hash the store keeps. Takes tens of milliseconds, so it runs beside the requests.
pub async fn hash(password: String) -> Result<String> {
    beside(move || Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string()))
        .await?
        .map_err(Error::internal)
}

/// Whether the password fits the hash. Without a hash it takes as long, so that nobody learns which logins exist.
pub async fn fits(password: String, hash: Option<String>) -> Result<bool> {
    beside(move || match hash.as_deref().map(PasswordHash::new) {
        Some(Ok(hash)) => Argon2::default().verify_password(password.as_bytes(), &hash).is_ok(),
        _ => {
            let _ = Argon2::default().hash_password(password.as_bytes());
            false
        }
    })
    .await
}

async fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)
}

/// Words of the house and of the time, beside those of whoever chooses: see SECURITY.md.
const WORDS: &[&str] = &[
    "wangge",
    "wanggeyuan",
    "grid",
    "网格",
    "网格员",
    "meihekou",
    "梅河口",
    "jilin",
    "吉林",
    "yiqing",
    "疫情",
    "fangkong",
    "防控",
    "fangyi",
    "防疫",
    "xinguan",
    "新冠",
    "covid",
    "shequ",
    "社区",
    "jiedao",
    "街道",
    "kadian",
    "卡点",
    "zhihuibu",
    "指挥部",
    "mima",
    "密码",
    "denglu",
    "登录",
    "guanliyuan",
    "管理员",
    "administrator",
    "zhongguo",
    "中国",
    "jiayou",
    "加油",
];

/// What names of places end with.
const ENDS: &[char] = &['省', '市', '县', '区', '街', '道', '镇', '乡', '村', '社', '网', '格'];

/// Refuses a password that is too short, and one that is soon guessed: among the thirty thousand commonest of those that leaked, made of
/// such and of the words of its owner, the house and the place, or of rows and repetitions.
pub async fn acceptable(password: &str, shortest: usize, words: Vec<String>) -> Result<()> {
    if password.chars().count() < shortest || password.len() > 200 {
        let wanted = format!("{shortest} to 200 signs");
        return Err(Error::invalid_because("new_password", "password_length", wanted));
    }
    let password = password.to_owned();
    let strong = beside(move || {
        let bare: Vec<String> = words.iter().map(|word| word.trim_end_matches(ENDS).to_owned()).collect();
        let words = words.into_iter().chain(bare).chain(WORDS.iter().map(|word| (*word).to_owned()));
        let mut words: Vec<String> = words.map(|word| word.to_lowercase()).filter(|word| word.len() > 1).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        // What is left without them, so that a row of three such words is none either.
        let rest = words.iter().fold(password.to_lowercase(), |rest, word| rest.replace(word, ""));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        zxcvbn(&password, &words).score() >= Score::Three && zxcvbn(&rest, &[]).score() >= Score::Two
    });
    if strong.await? { Ok(()) } else { Err(Error::invalid("new_password", "password_weak")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn refused(password: &str) -> bool {
        let words = ["grid01", "王测试", "松江社区", "220581"].map(str::to_owned).to_vec();
        acceptable(password, 10, words).await.is_err()
    }

    #[tokio::test]
    async fn what_is_common_or_made_of_ones_own_words_is_no_password() {
        for weak in [
            "1234567890",
            "aaaaaaaaaaaa",
            "password123",
            "qwertyuiop",
            "Passw0rd2020",
            "iloveyou123",
            "5201314520",
            "grid01grid01",
            "wangge2020",
            "Meihekou2020",
            "梅河口2020疫情防控",
            "王测试王测试王测试1",
            "松江社区2205812020",
            "jiayouzhongguo",
            "wanggeyuan123",
        ] {
            assert!(refused(weak).await, "{weak}");
        }
    }

    #[tokio::test]
    async fn what_somebody_makes_up_is_one() {
        for strong in ["a-long-password-1", "three blue herons at noon", "雪落在第三座桥上的灯", "x7Kq-m2Pw-9vRt"]
        {
            assert!(!refused(strong).await, "{strong}");
        }
    }

    #[tokio::test]
    async fn what_the_house_makes_up_is_one() {
        assert!(!refused(&invent(ONE_TIME)).await);
    }
}
