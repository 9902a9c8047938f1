"""A made-up story told by several papers, for tests that need a whole."""

from tests.weave.telling import Line, tell


def harbour():
    """Five articles about a harbour fund: two report one raid, one looks back, one is a near-copy, one is of another day."""
    raid = [
        Line(
            "Police raided the offices of the Tarn Harbour Fund on Sunday and seized 312 boxes of ledgers.",
            "2031-05-04",
            "raided",
            lead=True,
            figure=("312 boxes", 312.0, "boxes", "boxes"),
        ),
        Line("Ada Moor, the chief executive, resigned hours later.", "2031-05-04", "resigned"),
        Line("The ledgers had been kept in a locked room above the fish market for years.", event=False),
        Line("Neighbours said that vans had come and gone at night since the autumn.", event=False),
        Line("Nobody at the fund would answer questions about the missing money.", event=False),
    ]
    return [
        tell(
            "a.txt",
            "2031-05-05",
            raid,
            people=[("Ada Moor", "Moor")],
            bodies=[("Tarn Harbour Fund", "THF")],
            roles={"Ada Moor": ["chief executive"]},
        ),
        tell(
            "b.txt",
            "2031-05-06",
            [
                Line(
                    "Officers searched the Tarn Harbour Fund and carried away 312 boxes of ledgers on 4 May.",
                    "2031-05-04",
                    "searched",
                    figure=("312 boxes", 312.0, "boxes", "boxes"),
                    words="4 May",
                ),
                Line(
                    "The fund's trustees met on Monday to appoint Ben Holt as its new head.",
                    "2031-05-05",
                    "appoint",
                    lead=True,
                ),
            ],
            people=["Ben Holt"],
            bodies=["Tarn Harbour Fund"],
        ),
        tell(
            "c.txt",
            "2032-02-01",
            [
                Line("Moor was charged with fraud on Thursday.", "2032-01-29", "charged", lead=True),
                Line(
                    "She stepped down on the day of the raid, 4 May 2031, said Moor's lawyer Ida Quill.",
                    "2031-05-04",
                    "stepped",
                    words="4 May 2031",
                ),
            ],
            people=["Moor", "Ida Quill"],
        ),
        tell(
            "d.txt",
            "2031-05-07",
            raid,
            people=[("Ada Moor", "Moor")],
            bodies=[("Tarn Harbour Fund", "THF")],
        ),
        tell(
            "e.txt",
            "2031-06-01",
            [
                Line(
                    "THF said that it would publish its accounts by 1 July 2031.",
                    "2031-07-01",
                    "publish",
                    lead=True,
                    tense="future",
                    commitment="publish its accounts",
                    words="1 July 2031",
                )
            ],
            bodies=["THF"],
        ),
    ]
