//! Accounts: who may come in, and the sessions and tokens of those who did.
//!
//! An account belongs to a worker. What its holder may see and do follows from the posts they hold today, never from the
//! account. Passwords are kept as Argon2id hashes, sessions and tokens as hashes of their secret, the second factor sealed.
//! See decision 0020.

mod accounts;
mod browser;
mod change_password;
mod confirm;
mod enter;
mod guess;
mod known;
mod me;
mod password;
mod provider;
mod renewed;
mod rules;
mod second_factor;
mod sessions;
mod sign_in;
mod store;
mod tokens;
mod totp;

use kernel::vault::SealedColumn;
use kernel::{Act, Error, Result};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;
use crate::http::SignedIn;
use crate::http::search::SEAL_WORDS;

pub use accounts::{login_form, readmit};
pub use guess::Strangers;
pub use me::Me;
pub use provider::Providers;
pub use renewed::FINGERPRINTS;
pub use rules::{check as check_rules, rules};
pub use store::{
    AccountId, FirstAccount, SEEN_EVERY_SECONDS, SessionId, any_has_account, bind_session, end_device_sessions,
    first_account, holders, note_seen, open_with, person_of_session, shut_out,
};
pub use tokens::{for_programs, person_of_token};

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Its columns with sealed texts.
pub const SEALED: &[SealedColumn] = &[
    SealedColumn::new("account_totp", "secret", "totp").named_by("account_id"),
    SealedColumn::new("account_link", "subject", "link subject"),
];

/// Coming in. Open to strangers.
pub const SIGN_IN: Act = Act::new("account.sign_in", "登录", "Sign in");
/// A wrong password was given.
pub const FAIL_SIGN_IN: Act = Act::new("account.fail_sign_in", "登录失败", "Fail to sign in");
/// Going out. Open to whoever is signed in.
pub const SIGN_OUT: Act = Act::new("account.sign_out", "退出", "Sign out");
/// Seeing oneself. Open to whoever is signed in.
pub const SHOW_ME: Act = Act::new("account.show_me", "查看本人", "Show me");
/// Changing one's own password. Open to whoever is signed in.
pub const CHANGE_PASSWORD: Act = Act::new("account.change_password", "修改密码", "Change password");
/// Seeing the accounts.
pub const LIST_ACCOUNTS: Act = Act::new("account.list_accounts", "查看账号", "List accounts");
/// Giving a worker an account.
pub const OPEN_ACCOUNT: Act = Act::new("account.open_account", "开通账号", "Open account");
/// Giving a new one-time password.
pub const RESET_PASSWORD: Act = Act::new("account.reset_password", "重置密码", "Reset password");
/// Letting a locked account in again.
pub const UNLOCK_ACCOUNT: Act = Act::new("account.unlock_account", "解锁账号", "Unlock account");
/// Closing an account for good.
pub const CLOSE_ACCOUNT: Act = Act::new("account.close_account", "停用账号", "Close account");
/// Seeing the roles.
pub const LIST_ROLES: Act = Act::new("account.list_roles", "查看角色", "List roles");

/// Being there: when a session or a token was last used. Noted without a line.
pub const NOTE_SEEN: Act = Act::new("account.note_seen", "记录在线", "Note as seen");
/// Giving the password again. Open to whoever is signed in.
pub const CONFIRM_SESSION: Act = Act::new("account.confirm_session", "再次确认身份", "Confirm session");
/// Seeing one's own sessions. Open to whoever is signed in.
pub const LIST_MY_SESSIONS: Act = Act::new("account.list_my_sessions", "查看本人会话", "List my sessions");
/// Ending one of them. Open to whoever is signed in.
pub const END_MY_SESSION: Act = Act::new("account.end_my_session", "结束本人会话", "End my session");
/// Ending all but this one. Open to whoever is signed in.
pub const END_OTHER_SESSIONS: Act = Act::new("account.end_other_sessions", "结束本人其他会话", "End other sessions");
/// Seeing the sessions of an account.
pub const LIST_SESSIONS: Act = Act::new("account.list_sessions", "查看账号会话", "List sessions");
/// Ending one of them.
pub const END_SESSION: Act = Act::new("account.end_session", "结束账号会话", "End session");
/// Ending all of them.
pub const END_SESSIONS: Act = Act::new("account.end_sessions", "结束账号全部会话", "End sessions");
/// Seeing one's second factor. Open to whoever is signed in.
pub const SHOW_TOTP: Act = Act::new("account.show_totp", "查看本人动态口令", "Show second factor");
/// Beginning to set one up. Open to whoever is signed in.
pub const BEGIN_TOTP: Act = Act::new("account.begin_totp", "开始设置动态口令", "Begin second factor");
/// Proving it with a first code. Open to whoever is signed in.
pub const ENABLE_TOTP: Act = Act::new("account.enable_totp", "启用动态口令", "Enable second factor");
/// Ten new recovery codes. Open to whoever is signed in.
pub const RENEW_RECOVERY_CODES: Act = Act::new("account.renew_recovery_codes", "更换恢复码", "Renew recovery codes");
/// Taking one's own away. Open to whoever is signed in.
pub const DISABLE_TOTP: Act = Act::new("account.disable_totp", "停用动态口令", "Disable second factor");
/// Taking it from somebody who lost it.
pub const RESET_TOTP: Act = Act::new("account.reset_totp", "重置动态口令", "Reset second factor");
/// Seeing one's own tokens. Open to whoever is signed in.
pub const LIST_MY_TOKENS: Act = Act::new("account.list_my_tokens", "查看本人令牌", "List my tokens");
/// Revoking one. Open to whoever is signed in.
pub const REVOKE_MY_TOKEN: Act = Act::new("account.revoke_my_token", "撤销本人令牌", "Revoke my token");
/// Making a token of one's own.
pub const MAKE_TOKEN: Act = Act::new("account.make_token", "创建本人令牌", "Make token");
/// Seeing the tokens of an account.
pub const LIST_TOKENS: Act = Act::new("account.list_tokens", "查看账号令牌", "List tokens");
/// Making one for another account.
pub const MAKE_TOKEN_FOR: Act = Act::new("account.make_token_for", "为账号创建令牌", "Make token for account");
/// Revoking one of another account.
pub const REVOKE_TOKEN: Act = Act::new("account.revoke_token", "撤销账号令牌", "Revoke token");

/// Seeing who vouches for people. Open to strangers.
pub const LIST_PROVIDERS: Act = Act::new("account.list_providers", "查看统一认证入口", "List providers");
/// Coming in through one of them. Open to strangers.
pub const SIGN_IN_AT_PROVIDER: Act = Act::new("account.sign_in_at_provider", "统一认证登录", "Sign in at provider");
/// Coming back from one of them, whatever for. Open to strangers.
pub const RETURN_FROM_PROVIDER: Act = Act::new("account.return_from_provider", "统一认证返回", "Return from provider");
/// Saying there again who one is. Open to whoever is signed in.
pub const CONFIRM_AT_PROVIDER: Act = Act::new("account.confirm_at_provider", "统一认证再次确认", "Confirm at provider");
/// Seeing one's own links to them. Open to whoever is signed in.
pub const LIST_MY_LINKS: Act = Act::new("account.list_my_links", "查看本人统一认证绑定", "List my links");
/// Linking one's own account. Open to whoever is signed in.
pub const LINK_MY_ACCOUNT: Act = Act::new("account.link_my_account", "绑定本人统一认证", "Link my account");
/// Taking one's own link away. Open to whoever is signed in.
pub const UNLINK_MY_ACCOUNT: Act = Act::new("account.unlink_my_account", "解除本人统一认证绑定", "Unlink my account");
/// Seeing the links of an account.
pub const LIST_LINKS: Act = Act::new("account.list_links", "查看账号统一认证绑定", "List links");
/// Linking an account.
pub const LINK_ACCOUNT: Act = Act::new("account.link_account", "绑定账号统一认证", "Link account");
/// Taking a link from an account.
pub const UNLINK_ACCOUNT: Act = Act::new("account.unlink_account", "解除账号统一认证绑定", "Unlink account");

/// All acts of this room.
pub const ACTS: &[Act] = &[
    SIGN_IN,
    FAIL_SIGN_IN,
    SIGN_OUT,
    SHOW_ME,
    CHANGE_PASSWORD,
    LIST_ACCOUNTS,
    OPEN_ACCOUNT,
    RESET_PASSWORD,
    UNLOCK_ACCOUNT,
    CLOSE_ACCOUNT,
    LIST_ROLES,
    NOTE_SEEN,
    CONFIRM_SESSION,
    LIST_MY_SESSIONS,
    END_MY_SESSION,
    END_OTHER_SESSIONS,
    LIST_SESSIONS,
    END_SESSION,
    END_SESSIONS,
    SHOW_TOTP,
    BEGIN_TOTP,
    ENABLE_TOTP,
    RENEW_RECOVERY_CODES,
    DISABLE_TOTP,
    RESET_TOTP,
    LIST_MY_TOKENS,
    REVOKE_MY_TOKEN,
    MAKE_TOKEN,
    LIST_TOKENS,
    MAKE_TOKEN_FOR,
    REVOKE_TOKEN,
    LIST_PROVIDERS,
    SIGN_IN_AT_PROVIDER,
    RETURN_FROM_PROVIDER,
    CONFIRM_AT_PROVIDER,
    LIST_MY_LINKS,
    LINK_MY_ACCOUNT,
    UNLINK_MY_ACCOUNT,
    LIST_LINKS,
    LINK_ACCOUNT,
    UNLINK_ACCOUNT,
];

/// Acts that need no role: of strangers, and of whoever is signed in.
pub const WITHOUT_ROLE: &[Act] = &[
    SIGN_IN,
    SIGN_OUT,
    SHOW_ME,
    CHANGE_PASSWORD,
    CONFIRM_SESSION,
    LIST_MY_SESSIONS,
    END_MY_SESSION,
    END_OTHER_SESSIONS,
    SHOW_TOTP,
    BEGIN_TOTP,
    ENABLE_TOTP,
    RENEW_RECOVERY_CODES,
    DISABLE_TOTP,
    LIST_MY_TOKENS,
    REVOKE_MY_TOKEN,
    LIST_PROVIDERS,
    SIGN_IN_AT_PROVIDER,
    RETURN_FROM_PROVIDER,
    CONFIRM_AT_PROVIDER,
    LIST_MY_LINKS,
    LINK_MY_ACCOUNT,
    UNLINK_MY_ACCOUNT,
    SEAL_WORDS,
];

/// Those of them that a stranger does.
pub const OF_STRANGERS: &[Act] = &[SIGN_IN, LIST_PROVIDERS, SIGN_IN_AT_PROVIDER, RETURN_FROM_PROVIDER];

/// What somebody may do until they have changed their one-time password.
pub const WITH_ONE_TIME_PASSWORD: &[Act] = &[SHOW_ME, CHANGE_PASSWORD, SIGN_OUT];

/// What somebody may do whose post asks for a second factor, until they have set one up.
pub const WITHOUT_SECOND_FACTOR: &[Act] = &[SHOW_ME, CHANGE_PASSWORD, SIGN_OUT, SHOW_TOTP, BEGIN_TOTP, ENABLE_TOTP];

/// Accounts belong to the whole city, so only who holds the act there may use it.
fn whole_city(house: &House, person: &SignedIn, act: Act) -> Result<()> {
    if person.actor.may(act, &house.city) { Ok(()) } else { Err(Error::NotPermitted(act)) }
}

/// The operations that the door limits more strictly than others.
pub fn door() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(sign_in::sign_in, sign_in::sign_out))
        .routes(routes!(change_password::change_password))
        .routes(routes!(confirm::confirm_session))
        .merge(provider::door())
}

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(me::show_me))
        .routes(routes!(accounts::list_accounts))
        .routes(routes!(accounts::open_account))
        .routes(routes!(accounts::reset_password))
        .routes(routes!(accounts::unlock_account))
        .routes(routes!(accounts::close_account))
        .routes(routes!(accounts::list_roles))
        .routes(routes!(sessions::list_my_sessions))
        .routes(routes!(sessions::end_my_session))
        .routes(routes!(sessions::end_other_sessions))
        .routes(routes!(sessions::list_sessions))
        .routes(routes!(sessions::end_session))
        .routes(routes!(sessions::end_sessions))
        .routes(routes!(totp::show_totp, totp::begin_totp, totp::enable_totp, totp::disable_totp))
        .routes(routes!(totp::renew_recovery_codes))
        .routes(routes!(totp::reset_totp))
        .routes(routes!(tokens::list_my_tokens))
        .routes(routes!(tokens::make_token))
        .routes(routes!(tokens::revoke_my_token))
        .routes(routes!(tokens::list_tokens))
        .routes(routes!(tokens::make_token_for))
        .routes(routes!(tokens::revoke_token))
        .merge(provider::routes())
}
