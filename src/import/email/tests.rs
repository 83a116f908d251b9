use super::*;

#[test]
fn the_phrases_can_be_read() {
    Phrases::built_in().expect("the phrases");
}
