//! Accounts: who may come in, and the sessions of those who did.
//!
//! An account belongs to a worker. What its holder may see and do follows from the posts they hold today, never from the
//! account. Passwords are kept as Argon2id hashes, sessions as hashes of their secret.

mod accounts;
mod change_password;
mod guess;
mod me;
mod password;
mod sign_in;
mod store;

use kernel::Act;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use accounts::login_form;
pub use guess::Strangers;
pub use me::Me;
pub use store::{
    AccountId, FirstAccount, bind_session, end_device_sessions, first_account, open_with, person_of_session, shut_out,
};

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

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
];

/// Acts that need no role: of strangers, and of whoever is signed in.
pub const WITHOUT_ROLE: &[Act] = &[SIGN_IN, SIGN_OUT, SHOW_ME, CHANGE_PASSWORD];

/// The operations that the door limits more strictly than others.
pub fn door() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(sign_in::sign_in, sign_in::sign_out))
        .routes(routes!(change_password::change_password))
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
}
