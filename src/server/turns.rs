//! The order of requests that write.
//!
//! What is judged has to be so still when it is stored. Most of the time of a write is spent waiting
//! for the disk, so writes that nothing else is judged by go on together, and the store keeps those
//! of one resource apart. What others are judged by is written alone.

use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::model::ResourceKind;

/// Whose turn it is. A request that panicked has stored either everything or nothing, so its turn
/// is over like any other.
#[derive(Default)]
pub(super) struct Turns(RwLock<()>);

/// The turn of one request, which ends with this value.
#[derive(Default)]
pub(super) struct Turn<'t> {
    _together: Option<RwLockReadGuard<'t, ()>>,
    _alone: Option<RwLockWriteGuard<'t, ()>>,
}

impl Turns {
    /// Waits for the turn of a request that writes a resource of a kind.
    pub(super) fn of(&self, kind: ResourceKind) -> Turn<'_> {
        use ResourceKind::{Datasource, GlobalDatasource, GlobalVariable, Project, Variable};
        match kind {
            // Everything lies in a project, dashboards are judged with the variables around them,
            // and there is one default among the datasources.
            Project | Variable | GlobalVariable | Datasource | GlobalDatasource => self.alone(),
            _ => Turn {
                _together: Some(self.0.read().unwrap_or_else(PoisonError::into_inner)),
                ..Turn::default()
            },
        }
    }

    /// Waits until nobody else writes.
    pub(super) fn alone(&self) -> Turn<'_> {
        Turn {
            _alone: Some(self.0.write().unwrap_or_else(PoisonError::into_inner)),
            ..Turn::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;
    use std::time::Duration;

    use super::*;

    /// While a request of one kind has its turn, whether a request of another kind gets one.
    #[track_caller]
    fn check(has: ResourceKind, asks: ResourceKind, gets: bool) {
        let turns = Turns::default();
        let (send, receive) = mpsc::channel();
        thread::scope(|scope| {
            let turn = turns.of(has);
            scope.spawn(|| {
                let _turn = turns.of(asks);
                let _ = send.send(());
            });
            // Who gets it gets it at once, but on a busy machine.
            let patience = Duration::from_millis(if gets { 20_000 } else { 50 });
            let got = receive.recv_timeout(patience).is_ok();
            drop(turn);
            assert_eq!(got, gets, "{has:?} {asks:?}");
        });
    }

    #[test]
    fn only_what_nothing_is_judged_by_is_written_together() {
        use ResourceKind::{Dashboard, Datasource, Folder, Project, Variable};
        for kind in [Dashboard, Folder] {
            check(kind, Dashboard, true);
        }
        for kind in [Project, Variable, Datasource] {
            check(kind, Dashboard, false);
            check(Dashboard, kind, false);
            check(kind, kind, false);
        }
    }
}
