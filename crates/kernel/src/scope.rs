//! Where somebody may see and do: a set of area prefixes.

use codes::AreaCode;
use sea_orm::sea_query::{Cond, Condition, Expr, ExprTrait, IntoColumnRef};

/// A set of subtrees, none inside another. The empty scope sees nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope(Vec<AreaCode>);

impl Scope {
    /// The subtrees of these areas; those inside another are dropped.
    pub fn of(areas: impl IntoIterator<Item = AreaCode>) -> Self {
        let mut areas: Vec<AreaCode> = areas.into_iter().collect();
        areas.sort();
        areas.dedup_by(|inner, outer| outer.contains(inner));
        Self(areas)
    }

    /// The roots of the subtrees.
    pub fn areas(&self) -> &[AreaCode] {
        &self.0
    }

    /// Whether the area lies inside.
    pub fn contains(&self, area: &AreaCode) -> bool {
        self.0.iter().any(|root| root.contains(area))
    }

    /// The part of this scope inside `area`, or of the whole scope where none is named.
    pub fn narrow(&self, area: Option<&AreaCode>) -> Self {
        let Some(area) = area else { return self.clone() };
        if self.contains(area) {
            return Self(vec![*area]);
        }
        Self(self.0.iter().filter(|root| area.contains(root)).copied().collect())
    }

    /// The half-open ranges `start <= code < end` of the subtrees.
    pub fn ranges(&self) -> impl Iterator<Item = (String, String)> + '_ {
        self.0.iter().map(AreaCode::range)
    }

    /// The condition that a column of area codes lies inside. Never LIKE: ranges use the index.
    pub fn on(&self, column: impl IntoColumnRef + Copy) -> Condition {
        let inside = self
            .ranges()
            .map(|(start, end)| Cond::all().add(Expr::col(column).gte(start)).add(Expr::col(column).lt(end)));
        if self.0.is_empty() {
            return Cond::all().add(Expr::val(1).eq(0));
        }
        inside.fold(Cond::any(), Condition::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(code: &str) -> AreaCode {
        code.parse().unwrap()
    }

    #[test]
    fn inner_areas_are_dropped_and_narrowing_never_widens() {
        let scope = Scope::of([area("220581001003"), area("220581001"), area("220581102")]);
        assert_eq!(scope.areas(), [area("220581001"), area("220581102")]);
        assert_eq!(scope.narrow(Some(&area("220581001003"))).areas(), [area("220581001003")]);
        assert_eq!(scope.narrow(Some(&area("220581"))), scope);
        assert!(scope.narrow(Some(&area("220581002"))).areas().is_empty());
    }
}
