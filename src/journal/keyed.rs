//! Reading one document into a plain struct of optional keys.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::date;
use crate::spelt::spelt;

/// Declares a struct that reads a mapping: every key optional, every scalar taken as spelt, a key twice an
/// error, keys it does not know kept by name.
macro_rules! keyed {
    ($(#[$meta:meta])* $name:ident { $($field:ident = $key:literal: $type:ty,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub(crate) struct $name {
            $(pub(crate) $field: Option<$type>,)+
            /// The keys format 1 does not know.
            pub(crate) unknown: Vec<String>,
        }

        impl $name {
            /// The keys it knows.
            pub(crate) const KEYS: &'static [&'static str] = &[$($key),+];
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                struct Keys;
                impl<'de> serde::de::Visitor<'de> for Keys {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("keys and values, such as 'company: Acme'")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                        let mut read = $name::default();
                        let mut seen = std::collections::HashSet::new();
                        while let Some(key) = map.next_key_seed($crate::journal::keyed::NewKey(&seen))? {
                            match key.as_str() {
                                $($key => read.$field = map.next_value()?,)+
                                _ => {
                                    map.next_value::<serde::de::IgnoredAny>()?;
                                    read.unknown.push(key.clone());
                                }
                            }
                            seen.insert(key);
                        }
                        Ok(read)
                    }
                }
                d.deserialize_map(Keys)
            }
        }
    };
}
pub(crate) use keyed;

/// A key that has not been seen in this mapping.
pub(crate) struct NewKey<'a>(pub(crate) &'a HashSet<String>);

impl<'de> serde::de::DeserializeSeed<'de> for NewKey<'_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<String, D::Error> {
        spelt(d, |key| {
            (!self.0.contains(key))
                .then(|| key.to_owned())
                .ok_or_else(|| format!("the key '{key}' stands here twice"))
        })
    }
}

/// A calendar day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Day(pub(crate) NaiveDate);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        spelt(d, |text| {
            date::iso(text).map(Self).map_err(|_| format!("'{text}' is not a date; expected YYYY-MM-DD"))
        })
    }
}

/// A whole number from 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Count(pub(crate) u32);

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        spelt(d, |text| match text.parse() {
            Ok(n) if n > 0 => Ok(Self(n)),
            _ => Err(format!("'{text}' is not a whole number from 1")),
        })
    }
}

/// A truth, spelt `true`, `false`, `yes` or `no`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Truth(pub(crate) bool);

impl<'de> Deserialize<'de> for Truth {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        spelt(d, |text| match text.to_lowercase().as_str() {
            "true" | "yes" => Ok(Self(true)),
            "false" | "no" => Ok(Self(false)),
            _ => Err(format!("'{text}' is none of yes, no, true, false")),
        })
    }
}

/// A list of items; a single one may stand without its dash.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Several<T>(pub(crate) Vec<T>);

impl<'de, T: Deserialize<'de> + From<String>> Deserialize<'de> for Several<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Items<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de> + From<String>> Visitor<'de> for Items<T> {
            type Value = Several<T>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Several<T>, A::Error> {
                let mut all = Vec::new();
                while let Some(item) = items.next_element::<Option<T>>()? {
                    all.extend(item);
                }
                Ok(Several(all))
            }

            fn visit_str<E: Error>(self, one: &str) -> Result<Several<T>, E> {
                Ok(Several(vec![T::from(one.to_owned())]))
            }

            fn visit_i64<E: Error>(self, one: i64) -> Result<Several<T>, E> {
                self.visit_str(&one.to_string())
            }

            fn visit_u64<E: Error>(self, one: u64) -> Result<Several<T>, E> {
                self.visit_str(&one.to_string())
            }
        }
        d.deserialize_any(Items(std::marker::PhantomData))
    }
}

/// Answers by question id, each as spelt, in order; an id twice is an error.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Answers(pub(crate) Vec<(String, String)>);

impl<'de> Deserialize<'de> for Answers {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Answers;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("answers by question id")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Answers, A::Error> {
                let (mut all, mut seen) = (Vec::new(), HashSet::new());
                while let Some(id) = map.next_key_seed(NewKey(&seen))? {
                    if let Some(answer) = map.next_value::<Option<String>>()? {
                        all.push((id.clone(), answer));
                    }
                    seen.insert(id);
                }
                Ok(Answers(all))
            }
        }
        d.deserialize_map(Pairs)
    }
}

/// Lists by name, in order; a name twice is an error. A single item may stand without its dash.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Groups(pub(crate) Vec<(String, Vec<String>)>);

impl<'de> Deserialize<'de> for Groups {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Lists;
        impl<'de> Visitor<'de> for Lists {
            type Value = Groups;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("names with lists, such as 'data: [data scientist, machine learning]'")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Groups, A::Error> {
                let (mut all, mut seen) = (Vec::new(), HashSet::new());
                while let Some(name) = map.next_key_seed(NewKey(&seen))? {
                    let items = map.next_value::<Option<Several<String>>>()?;
                    all.push((name.clone(), items.map(|items| items.0).unwrap_or_default()));
                    seen.insert(name);
                }
                Ok(Groups(all))
            }
        }
        d.deserialize_map(Lists)
    }
}

/// Fails at the key it looks for, so that the parser says where that key stands.
pub(crate) struct Locate<'a>(pub(crate) &'a str);

impl<'de> serde::de::DeserializeSeed<'de> for Locate<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Locate<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("keys and values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let wanted = HashSet::from([self.0.to_owned()]);
        while map.next_key_seed(NewKey(&wanted))?.is_some() {
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}
