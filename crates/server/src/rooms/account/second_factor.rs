//! The second factor: six digits from a phone (RFC 6238), or one of ten recovery codes. Each is taken once.

use kernel::{Error, Read, Result, Sealed, Stamp, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*, sea_query::Expr};
use totp_rs::{Builder, Secret, Totp};

use super::password;
use super::store::AccountId;
use crate::house::House;

pub mod totp {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "account_totp")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: AccountId,
        pub secret: Sealed,
        /// None until a first code proved that the phone has it.
        pub enabled_at: Option<Stamp>,
        /// The step of thirty seconds whose code was taken last.
        pub last_step: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod recovery {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recovery_code")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: AccountId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// So many recovery codes are given at once.
const CODES: usize = 10;
/// Each of so many groups: 118 bits, so that a keyed hash is enough and none can be found by trying.
const GROUPS: usize = 6;

/// What proved the second factor; it must be used up in the change that it allows.
pub enum Proof {
    /// The account has none.
    Nothing,
    /// The code of this step.
    Step(i64),
    /// A recovery code.
    Recovery(Vec<u8>),
}

impl Proof {
    /// What it was, for the journal.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Nothing => "none",
            Self::Step(_) => "code",
            Self::Recovery(_) => "recovery_code",
        }
    }

    /// Lets it prove nothing more.
    ///
    /// # Errors
    /// [`Error::WrongCode`] where it was used meanwhile.
    pub async fn use_up(&self, tx: &Tx, account: AccountId) -> Result<()> {
        let used = match self {
            Self::Nothing => return Ok(()),
            Self::Step(step) => {
                let taken = totp::Entity::update_many().filter(totp::Column::AccountId.eq(account));
                let taken = taken.filter(totp::Column::LastStep.lt(*step));
                taken.col_expr(totp::Column::LastStep, Expr::value(*step)).exec(tx).await?.rows_affected
            }
            Self::Recovery(code) => {
                recovery::Entity::delete_by_id((account, code.clone())).exec(tx).await?.rows_affected
            }
        };
        if used == 0 { Err(Error::WrongCode) } else { Ok(()) }
    }
}

/// The second factor of an account, also one that is not proved yet.
pub async fn of(from: &impl Read, account: AccountId) -> Result<Option<totp::Model>> {
    from.one(totp::Entity::find_by_id(account)).await
}

/// How many recovery codes are left.
pub async fn codes_left(house: &House, account: AccountId) -> Result<usize> {
    let left = recovery::Entity::find().filter(recovery::Column::AccountId.eq(account));
    Ok(house.store.read.all(left).await?.len())
}

/// Checks a code where the account has a second factor.
///
/// # Errors
/// [`Error::CodeNeeded`] without one, [`Error::WrongCode`] with a wrong one or one that was taken before, [`Error::CodeNotNow`] with one
/// of the step before or after.
pub async fn check(house: &House, account: AccountId, code: Option<&str>) -> Result<Proof> {
    let read = &house.store.read;
    let Some(known) = of(read, account).await?.filter(|known| known.enabled_at.is_some()) else {
        return Ok(Proof::Nothing);
    };
    let code = plain(code.unwrap_or_default());
    if code.is_empty() {
        return Err(Error::CodeNeeded);
    }
    if code.chars().all(|sign| sign.is_ascii_digit()) {
        return Ok(Proof::Step(step_of(house, &known, &code)?));
    }
    let code = keyed(house, account, &code);
    let found = read.one(recovery::Entity::find_by_id((account, code.clone()))).await?;
    found.map(|_| Proof::Recovery(code)).ok_or(Error::WrongCode)
}

/// The step whose code this is: the present one, later than the last that was taken.
pub fn step_of(house: &House, known: &totp::Model, code: &str) -> Result<i64> {
    let secret = house.store.vault.open_bytes("totp", &known.secret)?;
    let at = house.store.clock.outside().0 / 1000;
    let step = present_step(&secret, &plain(code), u64::try_from(at).unwrap_or_default())?;
    i64::try_from(step).ok().filter(|step| *step > known.last_step).ok_or(Error::WrongCode)
}

/// A new secret, not proved yet; gives it as phones want it typed.
pub async fn begin(house: &House, tx: &Tx, account: AccountId) -> Result<String> {
    let secret: [u8; 20] = rand::random();
    totp::Entity::delete_by_id(account).exec(tx).await?;
    let row = totp::ActiveModel {
        account_id: Set(account),
        secret: Set(house.store.vault.seal_bytes("totp", &secret)?),
        enabled_at: Set(None),
        last_step: Set(0),
    };
    row.insert(tx).await?;
    Ok(Secret::new_stack(secret).to_base32())
}

/// New recovery codes in place of those before, to be shown once.
pub async fn give_codes(house: &House, tx: &Tx, account: AccountId) -> Result<Vec<String>> {
    recovery::Entity::delete_many().filter(recovery::Column::AccountId.eq(account)).exec(tx).await?;
    let codes: Vec<String> = std::iter::repeat_with(|| password::invent(GROUPS)).take(CODES).collect();
    let rows: Vec<_> = codes
        .iter()
        .map(|code| recovery::ActiveModel { account_id: Set(account), code: Set(keyed(house, account, &plain(code))) })
        .collect();
    tx.insert_all(&rows).await?;
    Ok(codes)
}

/// Takes the second factor from an account; false where it had none.
pub async fn take_away(tx: &Tx, account: AccountId) -> Result<bool> {
    recovery::Entity::delete_many().filter(recovery::Column::AccountId.eq(account)).exec(tx).await?;
    Ok(totp::Entity::delete_by_id(account).exec(tx).await?.rows_affected > 0)
}

/// A code as it is compared: people type spaces, dashes and capitals.
fn plain(code: &str) -> String {
    code.chars().filter(|sign| sign.is_ascii_alphanumeric()).collect::<String>().to_ascii_lowercase()
}

/// What the store keeps of a recovery code: nobody finds it by trying without the city's key.
fn keyed(house: &House, account: AccountId, code: &str) -> Vec<u8> {
    house.store.vault.index("recovery code", &format!("{account} {code}")).0
}

/// The step of a code that is shown now. That of the step before or after opens nothing: whoever typed too slowly, or whose clock is off,
/// is told so.
fn present_step(secret: &[u8], code: &str, at: u64) -> Result<u64> {
    if let Some(step) = clockwork(secret, 0)?.check(code, at) {
        return Ok(step);
    }
    Err(if clockwork(secret, 1)?.check(code, at).is_some() { Error::CodeNotNow } else { Error::WrongCode })
}

/// Six digits, SHA-1, thirty seconds: what every authenticator can do. Knows the codes of so many steps before and after.
fn clockwork(secret: &[u8], steps: u16) -> Result<Totp> {
    Builder::new()
        .with_secret(secret.to_vec())
        .with_skew(steps)
        .build()
        .map_err(|_| Error::internal("a secret of the second factor does not fit"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B: the last six of its eight digits.
        let step = |code, at| present_step(b"12345678901234567890", code, at).map_err(|error| error.code());
        for (at, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            let first = at / 30 * 30;
            // It is taken for the thirty seconds it is shown and no longer.
            assert_eq!((step(code, first), step(code, first + 29)), (Ok(at / 30), Ok(at / 30)));
            assert_eq!((step(code, first - 1), step(code, first + 30)), (Err("code_not_now"), Err("code_not_now")));
            assert_eq!(step(code, first + 60), Err("wrong_code"));
        }
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        assert_eq!(plain(" 287 082 "), "287082");
        assert_eq!(plain("ABCD-efgh"), "abcdefgh");
    }
}
