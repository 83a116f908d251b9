//! How a file made here is known again, and known to be as it was made.

use super::hash;

/// What tells a page or a picture of ours from anybody else's file.
const MARKS: [&str; 2] =
    [r#"<meta name="generator" content="reject">"#, "<metadata>made with reject</metadata>"];

/// How the last line begins, which holds the digest of all before it.
const SEAL: &str = "<!-- made with reject, ";

/// Whose a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Maker {
    /// It was made here, and not a byte of it changed since.
    Us,
    /// It was made here, and somebody changed it.
    Changed,
    /// Nothing says that it was made here.
    Another,
}

impl Maker {
    /// Who made the file that holds these bytes, all of them.
    #[must_use]
    pub fn of(file: &[u8]) -> Self {
        let text = String::from_utf8_lossy(file);
        let is_marked = MARKS.iter().any(|mark| text.contains(mark));
        match text.rfind(SEAL) {
            _ if !is_marked => Self::Another,
            Some(at) if sealed(text[..at].to_owned()).as_bytes() == file => Self::Us,
            _ => Self::Changed,
        }
    }
}

/// The document and, as its last line, the digest of it.
pub(super) fn sealed(document: String) -> String {
    let seal = format!("{SEAL}{} -->\n", hash(&document));
    document + &seal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_file_that_is_as_we_made_it_is_ours() {
        for mark in MARKS {
            let made = sealed(format!("<p>{mark}\n"));
            // From `printf '<p>…\n' | openssl dgst -sha256 -binary | base64`.
            let seal = if mark.contains("meta n") {
                "JdBFg64EeUWvL/eWkPjU6XHozqer73wt+CvD+ZQHaRE="
            } else {
                "pS2OlNFo6Lsbcjkf2trXzDd5g1yL7n/n8GKG5M7iWvY="
            };
            assert_eq!(made, format!("<p>{mark}\n<!-- made with reject, sha256-{seal} -->\n"));
            assert_eq!(Maker::of(made.as_bytes()), Maker::Us);
            for at in 0..made.len() {
                let mut bytes = made.clone().into_bytes();
                bytes[at] ^= 1;
                assert_ne!(Maker::of(&bytes), Maker::Us, "{at}");
                assert_ne!(Maker::of(&made.as_bytes()[..at]), Maker::Us, "{at}");
            }
            for changed in [
                made.clone() + "\n",
                made.clone() + &made,
                made.replace('\n', "\r\n"),
                format!("<p>{mark}\n"),
                sealed(made.clone()).replacen("<p>", "<q>", 1),
            ] {
                assert_eq!(Maker::of(changed.as_bytes()), Maker::Changed, "{changed}");
            }
        }
        assert_eq!(Maker::of(sealed("<p>\n".to_owned()).as_bytes()), Maker::Another);
        assert_eq!(Maker::of(b"<p>\xff</p>"), Maker::Another);
        assert_eq!(Maker::of(b""), Maker::Another);
    }
}
