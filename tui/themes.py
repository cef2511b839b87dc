"""How the screen looks: dark, light, and one for eyes that tell few colours apart; the terminal's own is Textual's.

Colours of alarm and calm follow Okabe and Ito's set, which stays apart for the colour-blind; healthy is blue, never green
against red, and every colour repeats a shape or a word.
"""

from typing import Final

from textual.theme import Theme

VERMILION: Final = "#D55E00"
ORANGE: Final = "#E69F00"
SKY: Final = "#56B4E9"
BLUE: Final = "#0072B2"

THEMES: Final = (
    Theme(
        name="hotwash-dark", dark=True, primary=SKY, secondary="#8FA3B0", accent=ORANGE, warning=ORANGE, error="#F0803C",
        success=SKY, foreground="#D8DEE4", background="#11151A", surface="#161B22", panel="#1C232B",
    ),
    Theme(
        name="hotwash-light", dark=False, primary=BLUE, secondary="#4A5A66", accent="#8A5A00", warning="#8A5A00", error="#A84300",
        success=BLUE, foreground="#1B2228", background="#FBFAF7", surface="#FFFFFF", panel="#EEECE6",
    ),
    Theme(
        name="hotwash-contrast", dark=True, primary="#FFFFFF", secondary="#C8C8C8", accent="#F0E442", warning="#F0E442", error="#FF9E5E",
        success="#9AD8FF", foreground="#FFFFFF", background="#000000", surface="#000000", panel="#1A1A1A",
    ),
)  # fmt: skip
