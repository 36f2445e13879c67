//! Doing many things at once, and telling of each as soon as those before it are done.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

/// Does `work` for every item on at most `jobs` threads, and hands the results to `take` on this
/// thread in the order of the items. Items are begun in their order; `go_on` is asked before each,
/// and what is not begun has no result.
pub(crate) fn in_order<T: Sync, R: Send>(
    items: &[T],
    jobs: usize,
    go_on: &(dyn Fn() -> bool + Sync),
    work: &(dyn Fn(&T) -> R + Sync),
    take: &mut dyn FnMut(&T, R),
) {
    let next = &AtomicUsize::new(0);
    let (send, receive) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..jobs.clamp(1, items.len().max(1)) {
            let send = send.clone();
            scope.spawn(move || {
                while go_on() {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else { break };
                    // Nobody listens any more only if the listener panicked.
                    let _ = send.send((index, work(item)));
                }
            });
        }
        drop(send);
        let mut early = BTreeMap::new();
        let mut due = 0;
        for (index, result) in receive {
            early.insert(index, result);
            while let Some(result) = early.remove(&due) {
                take(&items[due], result);
                due += 1;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(jobs: usize, begun: usize) {
        let items: Vec<usize> = (0..50).collect();
        let count = AtomicUsize::new(0);
        let go_on = || count.fetch_add(1, Ordering::Relaxed) < begun;
        let mut taken = Vec::new();
        let take = &mut |item: &usize, result: usize| taken.push((*item, result));
        in_order(&items, jobs, &go_on, &|item| item * 2, take);
        let expected = items.iter().take(begun).map(|item| (*item, item * 2));
        assert_eq!(taken, expected.collect::<Vec<_>>());
    }

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for jobs in [0, 1, 7, 200] {
            check(jobs, 500);
            check(jobs, 3);
            check(jobs, 0);
        }
    }

    #[test]
    fn nothing_to_do_is_done_at_once() {
        in_order(&[(); 0], 4, &|| true, &|()| (), &mut |(), ()| panic!());
    }
}
