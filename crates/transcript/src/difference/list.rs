//! In what two lists differ. A list is never cut to the first place: what is missing and what is too much is the news.

use serde_json::Value;

use super::form;
use super::value::{Form, fits};

/// So many items are compared each with each.
const MANY: usize = 400;

pub(super) enum Difference {
    /// In its items.
    Items(Form),
    /// Inside of the items at these places.
    At(Vec<usize>),
}

pub(super) fn compare(expected: &[Value], actual: &[Value]) -> Difference {
    let places: Vec<usize> =
        (0..expected.len().min(actual.len())).filter(|&i| !fits(&expected[i], &actual[i])).collect();
    if expected.len().max(actual.len()) > MANY && expected.len() == actual.len() {
        return Difference::At(places);
    }
    let (missing, extra) = apart(expected, actual);
    if missing.is_empty() && extra.is_empty() {
        return Difference::Items(Form::Order);
    }
    if let Some(of) = each(&missing, &extra) {
        let (due, instead) = (owned(&missing), owned(&extra));
        return Difference::Items(Form::Each { each: Box::new(of), due, instead });
    }
    let object = |i: &usize| expected[*i].is_object() && actual[*i].is_object();
    let in_place = expected.len() == actual.len() && places.len() == missing.len();
    if in_place && places.iter().all(object) {
        return Difference::At(places);
    }
    Difference::Items(Form::Items { missing: owned(&missing), extra: owned(&extra) })
}

fn owned(items: &[&Value]) -> Vec<Value> {
    items.iter().map(|item| (*item).clone()).collect()
}

/// What is missing and what is too much, as often as it is.
fn apart<'v>(expected: &'v [Value], actual: &'v [Value]) -> (Vec<&'v Value>, Vec<&'v Value>) {
    let mut extra: Vec<&Value> = actual.iter().collect();
    let missing = expected.iter().filter(|should| {
        let at = extra.iter().position(|did| did == should).or_else(|| extra.iter().position(|did| fits(should, did)));
        at.map(|at| extra.remove(at)).is_none()
    });
    (missing.collect(), extra)
}

/// The form in which each of the items differs from one that is due, if it is the same in all of them.
fn each(missing: &[&Value], extra: &[&Value]) -> Option<Form> {
    if missing.is_empty() || missing.len() != extra.len() {
        return None;
    }
    let mut left = extra.to_vec();
    let mut common: Option<Form> = None;
    for should in missing {
        let telling =
            |did: &Value| form::whole(should, did).filter(|form| !matches!(form, Form::Plain | Form::OtherId));
        let (at, form) = left.iter().enumerate().find_map(|(at, did)| Some((at, telling(did)?)))?;
        if common.as_ref().is_some_and(|common| *common != form) {
            return None;
        }
        left.remove(at);
        common = Some(form);
    }
    // A number that is one too high is another item of a list.
    common.filter(|form| !matches!(form, Form::OffByOne { .. } | Form::Empty))
}
