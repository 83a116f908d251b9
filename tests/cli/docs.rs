//! What README shows is what happens.
