//! Doing many things that wait for a store at once.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Does `work` for every item on at most `jobs` threads, and gives the results in the order of the
/// items. Items are begun in their order; `go_on` is asked before each, and what is not begun has
/// no result.
pub(crate) fn each<T: Sync, R: Send>(
    items: &[T],
    jobs: usize,
    go_on: &(dyn Fn() -> bool + Sync),
    work: &(dyn Fn(&T) -> R + Sync),
) -> Vec<Option<R>> {
    let next = AtomicUsize::new(0);
    let results: Vec<Mutex<Option<R>>> = items.iter().map(|_| Mutex::new(None)).collect();
    let worker = || {
        while go_on() {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { break };
            let result = work(item);
            *results[index].lock().expect(UNPOISONED) = Some(result);
        }
    };
    match jobs.min(items.len()) {
        0 | 1 => worker(),
        threads => std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(worker);
            }
        }),
    }
    let results = results.into_iter();
    results
        .map(|result| result.into_inner().expect(UNPOISONED))
        .collect()
}

/// Why a lock cannot be poisoned.
const UNPOISONED: &str = "nobody panics while holding a result";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..100).collect();
        for jobs in [0, 1, 7, 200] {
            let doubled = each(&items, jobs, &|| true, &|item| item * 2);
            let expected: Vec<_> = items.iter().map(|item| Some(item * 2)).collect();
            assert_eq!(doubled, expected);
        }
    }

    #[test]
    fn what_is_not_begun_has_no_result() {
        let begun = AtomicUsize::new(0);
        let go_on = || begun.fetch_add(1, Ordering::Relaxed) < 3;
        let results = each(&[1, 2, 3, 4, 5], 1, &go_on, &|item| *item);
        assert_eq!(results, [Some(1), Some(2), Some(3), None, None]);
    }
}
