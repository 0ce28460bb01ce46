"""Articles from a frame, findings into a frame: the way of a notebook. Needs the extra ``frames`` and pandas.

Run: python examples/frames.py
"""

import pandas as pd

import reconcile as rc

ROWS = [
    {"headline": "Storm over the bay", "publisher": "Harbour Post", "datePublished": "2025-03-02",
     "articleBody": "At least 40 people were hurt on Saturday when a storm crossed the bay. Winds reached 75 miles per hour."},
    {"headline": "Bay storm hurts dozens", "publisher": "Island Radio", "datePublished": "2025-03-02",
     "articleBody": "The storm hurt 52 people in the bay on March 1. Gusts of 121 km/h were measured."},
    {"headline": "Roofs gone", "publisher": "Evening Sheet", "datePublished": "2025-03-03",
     "articleBody": "The storm in the bay hurt 31 people, the police said. It left 12,000 homes without power."},
]


def main():
    articles = pd.DataFrame(ROWS)
    report = rc.reconcile(articles)
    frame = report.to_frame("pandas")
    print(frame[["label", "left_source", "left_value", "right_source", "right_value", "verdict"]].to_string())

    # Any frame library can work on from here: who contradicts whom, how often?
    split = frame[frame["verdict"] == "discrepancy"]
    print(split.groupby(["left_source", "right_source"]).size())
    hurt = split[split["left_quote"].str.contains("40 people")]
    assert "Evening Sheet" in set(hurt["right_source"]), "at least 40 and 31 cannot both be right"
    return frame


if __name__ == "__main__":
    main()
