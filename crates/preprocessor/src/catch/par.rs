//! The fewest examples that catch all.

/// How many of these steps are needed, each with a bit for each door that it catches. All doors can be caught.
pub(super) fn fewest(caught: &[u64], doors: usize) -> usize {
    let all = (0..doors).map(|door| 1 << door).sum();
    let mut steps: Vec<u64> = caught.iter().copied().filter(|mask| *mask != 0).collect();
    // Who catches no more than another is never needed.
    steps.sort_unstable_by_key(|mask| std::cmp::Reverse(mask.count_ones()));
    let mut useful: Vec<u64> = Vec::new();
    for mask in steps {
        if !useful.iter().any(|larger| larger & mask == mask) {
            useful.push(mask);
        }
    }
    (0..=doors).find(|&most| covers(&useful, all, most)).unwrap_or(doors)
}

/// Whether so many steps catch those that are left.
fn covers(steps: &[u64], left: u64, most: usize) -> bool {
    if left == 0 {
        return true;
    }
    let largest = steps.iter().map(|mask| (mask & left).count_ones()).max().unwrap_or(0) as usize;
    if most == 0 || largest * most < left.count_ones() as usize {
        return false;
    }
    // One of those that catch the door which fewest catch must be among them.
    let doors = (0..u64::BITS).map(|door| 1u64 << door).filter(|door| left & door != 0);
    let hardest = doors.min_by_key(|door| steps.iter().filter(|mask| *mask & door != 0).count()).unwrap_or(0);
    steps.iter().filter(|mask| *mask & hardest != 0).any(|mask| covers(steps, left & !mask, most - 1))
}

#[cfg(test)]
mod tests {
    use super::fewest;

    #[test]
    fn the_fewest_are_not_the_greediest() {
        assert_eq!(fewest(&[0b1111_0000, 0b0000_1110, 0b1, 0b1], 8), 3);
        // The largest first would need three.
        assert_eq!(fewest(&[0b01_1110, 0b00_0111, 0b11_1000], 6), 2);
        assert_eq!(fewest(&[], 0), 0);
    }
}
