//! The files of a journal, whatever a user's hand or another program did to them.
