//! Who is answered. A page from elsewhere that a browser shows must not read the book's server: neither by a name of
//! its own that it lets point at 127.0.0.1, nor by asking across origins.

use std::net::IpAddr;

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Refuses what does not come from this machine's own names. For servers that listen on loopback only.
pub(crate) async fn own_names_only(request: Request, next: Next) -> Response {
    match foreign(request.headers(), request.method()) {
        None => next.run(request).await,
        Some(what) => {
            let why =
                format!("Refused: the request's {what} is not this machine's. Use the address that was printed.\n");
            (StatusCode::FORBIDDEN, why).into_response()
        }
    }
}

/// What a page may load and run: its own files, and no script or style within the page.
const POLICY: &str = include_str!("policy.txt");

/// Sends the policy with every answer.
pub(crate) async fn policy(request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    let fields = [
        (header::CONTENT_SECURITY_POLICY, POLICY.trim_ascii_end()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    for (field, value) in fields {
        answer.headers_mut().insert(field, HeaderValue::from_static(value));
    }
    answer
}

/// What is foreign in a request's head.
fn foreign(head: &HeaderMap, method: &Method) -> Option<&'static str> {
    let host = head.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    if head.get_all(header::HOST).iter().count() != 1 || !is_ours(host) {
        return Some("Host");
    }
    // A page of ours asks from where it came from. What a browser does not send, such as for a link, is no question.
    let own = |origin: &str| origin.strip_prefix("http://") == Some(host);
    let foreign = head.get_all(header::ORIGIN).iter().any(|origin| !origin.to_str().is_ok_and(own));
    // What changes something is asked for by a page, and every browser says which.
    let unsaid = *method != Method::GET && *method != Method::HEAD && !head.contains_key(header::ORIGIN);
    (foreign || unsaid).then_some("Origin")
}

/// Any port: the book may be seen through a tunnel that ends at another one.
fn is_ours(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let address = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    name.eq_ignore_ascii_case("localhost") || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::{foreign as foreign_to, *};

    fn foreign(head: &HeaderMap) -> Option<&'static str> {
        foreign_to(head, &Method::GET)
    }

    fn head(fields: &[(header::HeaderName, &str)]) -> HeaderMap {
        let mut head = HeaderMap::new();
        for (name, value) in fields {
            head.append(name, value.parse().expect("a value"));
        }
        head
    }

    #[test]
    fn only_this_machines_names_are_its_own() {
        for own in ["localhost", "localhost:3000", "LocalHost:1", "127.0.0.1:3000", "127.9.9.9", "[::1]:3000", "[::1]"]
        {
            assert_eq!(foreign(&head(&[(header::HOST, own)])), None, "{own}");
        }
        let others =
            ["", "evil.example", "localhost.evil.example:3000", "192.168.1.5:3000", "127.0.0.1.evil.example", "[::2]"];
        for other in others {
            assert_eq!(foreign(&head(&[(header::HOST, other)])), Some("Host"), "{other}");
        }
        assert_eq!(foreign(&HeaderMap::new()), Some("Host"));
        assert_eq!(foreign(&head(&[(header::HOST, "localhost"), (header::HOST, "evil.example")])), Some("Host"));
    }

    #[test]
    fn only_a_page_of_the_same_origin_may_ask() {
        let from = |origin: &str| foreign(&head(&[(header::HOST, "localhost:3000"), (header::ORIGIN, origin)]));
        assert_eq!(from("http://localhost:3000"), None);
        for other in ["http://localhost:8080", "http://evil.example", "https://localhost:3000", "null", ""] {
            assert_eq!(from(other), Some("Origin"), "{other}");
        }
        let own = head(&[(header::HOST, "localhost:3000")]);
        assert_eq!((foreign(&own), foreign_to(&own, &Method::POST)), (None, Some("Origin")), "a POST says where from");
    }
}
