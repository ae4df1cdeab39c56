"""A sheet of the dealer's paper: fonts, colours, letterhead, footer, and blocks of labelled facts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import Align, TableBordersLayout, TableCellFillMode, TableHeadingsDisplay, VAlign, XPos, YPos
from fpdf.fonts import FontFace

from domain.adapters.pdf.face import DealerFace
from domain.adapters.pdf.words import PdfTexts
from domain.customers.models import Company

_FONTS = Path(__file__).parent / "fonts"
INK, FAINT, HAIRLINE, TINT, WHITE = (33, 37, 41), (100, 108, 118), (214, 219, 225), (244, 246, 249), (255, 255, 255)
MARGIN, _SMALLEST = 18.0, 7.0

Facts = Iterable[tuple[str, str]]


class Paper(FPDF):
    """US Letter, millimetres. ``title`` is the document's kind and ``subject`` its number; ``mark`` stands beside the title.

    The bytes depend on nothing but what is put on paper: ``day`` is given as the day of creation.
    """

    def __init__(self, dealer: DealerFace, words: PdfTexts, title: str, subject: str, mark: str, day: date) -> None:
        super().__init__(format="Letter")
        self.dealer, self.words, self.kind, self.number, self.mark = dealer, words, title, subject, mark
        self.accent = tuple(bytes.fromhex(dealer.accent.removeprefix("#")))
        self.add_font("Noto", "", _FONTS / "NotoSans-Regular.ttf")
        self.add_font("Noto", "B", _FONTS / "NotoSans-Bold.ttf")
        self.set_margins(MARGIN, MARGIN, MARGIN)
        self.c_margin = 1.5
        self.set_auto_page_break(True, 22)
        self.set_creation_date(datetime.combine(day, time(), UTC))
        self.set_title(f"{title} {subject}")
        self.set_author(dealer.name)
        self.set_lang(words.language)
        self.add_page()

    # ---- ink ----

    def ink(self, size: float, bold: bool = False, color: tuple[int, ...] = INK) -> None:
        """How the next words look."""
        self.set_font("Noto", "B" if bold else "", size)
        self.set_text_color(*color)

    def put(self, text: str, width: float = 0, height: float = 5, align: Align = Align.L, fill: bool = False) -> None:
        """Words on one line, made smaller and then cut if the width is too small; the next ones go beside them."""
        size = self.font_size_pt
        self.cell(width, height, self._fitted(plain(text), width), align=align, fill=fill, new_x=XPos.RIGHT, new_y=YPos.TOP)
        self.set_font_size(size)

    def _fitted(self, text: str, width: float) -> str:
        room = width - 2 * self.c_margin
        if width and self.get_string_width(text) > room:
            self.set_font_size(max(self.font_size_pt * room / self.get_string_width(text) * 0.99, _SMALLEST))
            while self.get_string_width(text) > room:
                text = text.rstrip("…")[:-1] + "…"
        return text

    def block(self, text: str, width: float, height: float = 5) -> None:
        """Words over as many lines as they need; the next ones go below, at the same left edge."""
        self.multi_cell(width, height, plain(text), align=Align.L, new_x=XPos.LEFT, new_y=YPos.NEXT)

    def rule(self, y: float, color: tuple[int, ...] = HAIRLINE, width: float = 0.2) -> None:
        """A line from margin to margin."""
        self.set_draw_color(*color)
        self.set_line_width(width)
        self.line(self.l_margin, y, self.l_margin + self.epw, y)

    # ---- every page ----

    def header(self) -> None:
        """The letterhead on the first page; one line on those that follow."""
        if self.page_no() == 1:
            self._letterhead()
            return
        self.ink(9, bold=True, color=self.accent)
        self.put(self.dealer.name, self.epw / 2)
        self.ink(9, color=FAINT)
        self.put(f"{self.kind} {self.number}, {self.words['continued']}", self.epw / 2, align=Align.R)
        self.rule(self.y + 7, self.accent, 0.4)
        self.set_xy(self.l_margin, self.y + 12)

    def _letterhead(self) -> None:
        top, half = self.y, self.epw * 0.6
        self.ink(17, bold=True, color=self.accent)
        self.put(self.dealer.name, half, 9)
        self.set_xy(self.l_margin, top + 10)
        self.ink(8.5, color=FAINT)
        self.block("\n".join(self.dealer.address), half, 4.2)
        below = self.y
        self.set_xy(self.l_margin + half, top)
        self.ink(22, color=INK)
        self.put(self.kind, self.epw - half, 9, Align.R)
        if self.mark:
            self._mark(top + 11)
        self.rule(max(below, top + 19) + 3, self.accent, 0.8)
        self.set_xy(self.l_margin, max(below, top + 19) + 9)

    def _mark(self, y: float) -> None:
        self.ink(8, bold=True, color=self.accent)
        width = self.get_string_width(plain(self.mark.upper())) + 7
        self.set_draw_color(*self.accent)
        self.set_line_width(0.4)
        self.set_xy(self.l_margin + self.epw - width - 1, y)
        self.rect(self.x, y, width, 5.6, round_corners=True, corner_radius=1.2)
        self.put(self.mark.upper(), width, 5.6, Align.C)

    def footer(self) -> None:
        """How to reach the dealer, and which page this is."""
        self.set_y(-17)
        self.rule(self.y)
        self.set_y(-15)
        self.ink(7.5, color=FAINT)
        reach = "   ·   ".join(filter(None, (self.dealer.phone, self.dealer.email, self.dealer.website)))
        self.put(reach, self.epw * 0.75)
        self.put(self.words["page"].format(page=self.page_no(), pages="{nb}"), self.epw * 0.25, align=Align.R)

    # ---- blocks ----

    def addressee(self, label: str, company: Company, width: float) -> None:
        """A customer's name and address, beginning where the pen is."""
        self.ink(8, bold=True, color=self.accent)
        self.block(label.upper(), width)
        self.ink(10.5, bold=True)
        self.block(company.name, width, 5.4)
        self.ink(9.5)
        self.block("\n".join(address_lines(company)), width, 4.8)

    def facts(self, facts: Facts, x: float, width: float) -> None:
        """Labels and values, one below the other; those without a value are left out."""
        for label, value in facts:
            if value:
                self.set_x(x)
                self.ink(8.5, color=FAINT)
                self.put(label, width * 0.44, 5.6)
                self.ink(9.5)
                self.put(value, width * 0.56, 5.6, Align.R)
                self.ln(5.6)

    def grid(self, headings: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]]) -> None:
        """A table, the first column to the left and the others to the right; its headings are repeated on every page."""
        self.ink(9)
        # Rows without a tint of their own take whatever colour was used last.
        self.set_fill_color(*WHITE)
        with self.table(
            col_widths=tuple(widths),
            text_align=(Align.L, *[Align.R] * (len(widths) - 1)),
            borders_layout=TableBordersLayout.NONE,
            cell_fill_color=TINT,
            cell_fill_mode=TableCellFillMode.EVEN_ROWS,
            headings_style=FontFace(emphasis="BOLD", color=WHITE, fill_color=self.accent, size_pt=8.5),
            repeat_headings=TableHeadingsDisplay.ON_TOP_OF_EVERY_PAGE,
            v_align=VAlign.T,
            line_height=4.8,
            padding=(1.3, 1.5, 1.3, 1.5),
        ) as table:
            for row in (headings, *rows):
                table.row([plain(cell) for cell in row])
        self.rule(self.y)
        self.ln(4)

    def sums(self, sums: Facts, strong: tuple[str, str]) -> None:
        """Amounts one below the other at the right edge, and the one that matters most on a coloured band."""
        width = self.epw * 0.46
        x = self.l_margin + self.epw - width
        for label, amount in sums:
            self.set_x(x)
            self.ink(9.5, color=FAINT)
            self.put(label, width * 0.58, 6)
            self.ink(9.5)
            self.put(amount, width * 0.42, 6, Align.R)
            self.ln(6)
        self.ln(1)
        self.set_x(x)
        self.set_fill_color(*self.accent)
        self.ink(11, bold=True, color=WHITE)
        self.put(strong[0], width * 0.58, 9, fill=True)
        self.put(strong[1], width * 0.42, 9, Align.R, fill=True)
        self.ln(9)


def address_lines(company: Company) -> list[str]:
    """A company's address as written on an envelope; its country only if abroad."""
    place = " ".join(
        filter(None, (f"{company.city}," if company.city and company.state else company.city, company.state, company.postal_code))
    )
    abroad = company.country if company.country.upper() not in {"US", "USA", "UNITED STATES"} else ""
    return [line for line in (company.street, place, abroad) if line]


def plain(text: str) -> str:
    """The text in composed letters, as the fonts have them."""
    return unicodedata.normalize("NFC", text)
