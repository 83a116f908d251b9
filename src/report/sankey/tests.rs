use proptest::prelude::*;

use super::layout::{ENDS, STEP};
use super::*;
use crate::event::Stage;

/// Flows of cases that went through these stages to these ends.
fn flows() -> impl Strategy<Value = Flows> {
    let stages = proptest::sample::subsequence(&Stage::ALL[1..], 0..=5);
    let end = proptest::sample::select(&ENDS[..]);
    let cases = proptest::collection::vec((stages, end, 1_usize..40), 1..20);
    cases.prop_map(|cases| {
        let mut flows = Flows::new();
        for (stages, end, n) in cases {
            let stages = std::iter::once(Stage::Application).chain(stages).map(Node::At);
            let path: Vec<Node> = stages.chain([Node::Became(end)]).collect();
            for step in path.windows(2) {
                *flows.entry((step[0], step[1])).or_default() += n;
            }
        }
        flows
    })
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-6
}

/// From where to where each flow and each stage reaches in a column.
fn stack(layout: &Layout<'_>, column: usize) -> Vec<(f64, f64)> {
    let node = layout.columns[column];
    let mut stack = vec![(layout.top(), layout.top() + layout.many(layout.count(node)))];
    for (flow, tops) in &layout.edges {
        let first = layout.column(flow.0);
        let passes = first < column && column < layout.column(flow.1);
        let top = tops.get(column.wrapping_sub(first)).filter(|_| passes);
        stack.extend(top.map(|top| (*top, top + layout.high(*flow))));
    }
    stack.sort_by(|a, b| a.0.total_cmp(&b.0));
    stack
}

proptest! {
    #[test]
    fn nothing_runs_behind_a_stage_and_nothing_overlaps(flows in flows()) {
        let layout = Layout::of(&flows, Size::WIDE).expect("a picture");
        for column in 0..layout.columns.len() {
            for pair in stack(&layout, column).windows(2) {
                prop_assert!(pair[0].1 <= pair[1].0 + 1e-6, "{pair:?}");
            }
        }
    }

    #[test]
    fn a_width_is_a_number_everywhere(flows in flows()) {
        let layout = Layout::of(&flows, Size::NARROW).expect("a picture");
        let all: usize = layout.ends.iter().map(|end| layout.count(*end)).sum();
        prop_assert_eq!(all, layout.count(layout.columns[0]));
        prop_assert!(near(layout.many(all), Size::NARROW.cases));
        for ((from, to), tops) in &layout.edges {
            prop_assert_eq!(tops.len(), layout.column(*to) - layout.column(*from) + 1);
        }
        for (end, top) in layout.ends.iter().zip(&layout.tops) {
            let into = layout.edges.iter().filter(|((_, to), _)| to == end);
            let low = into.map(|(flow, tops)| tops.last().expect("an end") + layout.high(*flow));
            let lowest = low.fold(*top, f64::max);
            prop_assert!(near(lowest, top + layout.many(layout.count(*end))));
        }
    }

    #[test]
    fn everything_lies_in_the_picture_and_no_name_on_another(flows in flows(), is_wide: bool) {
        let size = if is_wide { Size::WIDE } else { Size::NARROW };
        let layout = Layout::of(&flows, size).expect("a picture");
        for bar in layout.bars() {
            prop_assert!(bar.x.0 >= 0.0 && bar.x.0 + bar.width.0 <= size.width);
            prop_assert!(bar.y.0 >= 0.0 && bar.y.0 + bar.height.0 <= layout.height() + 1e-6);
        }
        let names = layout.names();
        let (stages, ends) = names.split_at(layout.columns.len());
        for pair in ends.windows(2) {
            prop_assert!(pair[1].y.0 - pair[0].y.0 >= 15.0, "{pair:?}");
        }
        for pair in stages.windows(2) {
            let beside = pair[1].x.0 - pair[0].x.0 >= size.name;
            prop_assert!(beside || pair[1].y.0 - pair[0].y.0 >= STEP, "{pair:?}");
        }
        prop_assert!(names.iter().all(|name| name.y.0 <= layout.height()));
    }
}

#[test]
fn every_stage_has_room_for_its_name_where_there_is_width() {
    let stages: Vec<Node> = Stage::ALL.iter().copied().map(Node::At).collect();
    let mut flows: Flows = stages.windows(2).map(|step| ((step[0], step[1]), 1)).collect();
    flows.insert((Node::At(Stage::Offer), Node::Became(None)), 1);
    for (size, is_on_stairs) in [(Size::WIDE, false), (Size::ALONE, false), (Size::NARROW, true)] {
        let layout = Layout::of(&flows, size).expect("a picture");
        assert_eq!(layout.is_on_stairs(), is_on_stairs, "{size:?}");
    }
}

#[test]
fn without_a_case_there_is_no_picture() {
    assert!(Sankey::of(&Flows::new(), Size::WIDE, String::new()).is_none());
}

#[test]
fn a_picture_is_drawn_flow_by_flow() {
    let (applied, offer) = (Node::At(Stage::Application), Node::At(Stage::Offer));
    let (play, refused) = (Node::Became(None), Node::Became(Some(Ending::Rejected)));
    let flows = Flows::from([((applied, offer), 1), ((applied, refused), 2), ((offer, play), 1)]);
    let size = Size { width: 200.0, cases: 90.0, names: 41.0, above: 0.0, name: 20.0 };
    let picture = Sankey::of(&flows, size, "A <b>".into()).expect("a picture").markup().into_text();
    snapbox::assert_data_eq!(
        picture,
        snapbox::str![[r#"
<svg class="picture sankey" viewBox="0 0 200 146" role="img" aria-label="A &#60;b&#62;" xmlns="http://www.w3.org/2000/svg">
<g class="ribbons">
<path class="flow refused" d="M9,68C42,68 42,84 75,84H84H150L150,144H84H75C42,144 42,128 9,128Z"/>
<path class="flow play" d="M84,38H150L150,68H84Z"/>
<path class="flow stage" d="M9,38H75L75,68H9Z"/>
</g>
<rect class="bar stage" x="0" y="38" width="9" height="90"/>
<rect class="bar stage" x="75" y="38" width="9" height="30"/>
<rect class="bar play" x="150" y="38" width="9" height="30"/>
<rect class="bar refused" x="150" y="84" width="9" height="60"/>
<text x="0" y="13"><tspan class="many">3</tspan> <tspan x="0" dy="1.25em">Applications</tspan></text>
<text x="75" y="13"><tspan class="many">1</tspan> <tspan x="75" dy="1.25em">Offer</tspan></text>
<text x="165" y="57.5"><tspan class="many">1</tspan> In play</text>
<text x="165" y="118.5"><tspan class="many">2</tspan> Rejected</text>
</svg>
"#]]
    );
}
