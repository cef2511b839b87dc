"""The hot wash on the full screen: what it came to, the film, judgements, messages, questions, observations.

This is what its keys do; how it is shown is `hotwash_views/showing.py`.
"""

from collections.abc import Callable

from textual.message import Message

from simulator.host.aftermath import PICTURE, Verdict, again, answer, object_to, observe, save_page
from simulator.host.endex import card
from tui.asking import Menu
from tui.forms import Answers, Form
from tui.hotwash_views.charts import column, moment
from tui.hotwash_views.film import LABEL
from tui.hotwash_views.judgements import judgement_of
from tui.hotwash_views.keys import HOTWASH
from tui.hotwash_views.observing import note_at
from tui.hotwash_views.showing import AftermathScreen
from tui.hotwash_views.writing import Writing, answer_form, note_form, objection_form
from tui.pageview import PageView


class HotwashScreen(AftermathScreen):
    """One finished exercise, looked back on."""

    class Enter(Message):
        """Somebody wants to see the desk as it was at T+`t` ms."""

        def __init__(self, t: int) -> None:
            super().__init__()
            self.t = t

    def on_page_view_opened(self, message: PageView.Opened) -> None:
        """Enter on an item: evidence below a judgement, a question's sheet, the desk at its moment."""
        item = message.item
        if item.id.startswith("judgement "):
            self.look.opened ^= {judgement_of(item.id)}
            self.draw()
        elif item.id.startswith("sign "):
            self.look.opened ^= {item.id}
            self.draw()
        elif item.id.startswith("question "):
            self._answer(int(item.id.removeprefix("question ")))
        elif item.at is None:
            self.say("There is no moment to go to.")
        else:
            here = self.look.tab in ("result", "film")
            self.post_message(self.Enter(self.look.t if here else item.at))

    # Keys.

    def action_do(self, name: str) -> None:
        """Do what a key of the table does."""
        if self.found is None and name not in ("leave", "menu"):
            self.say("Nothing can be done before the replay is there." if not self.problem else self.problem)
            return
        self._said = ""
        getattr(self, f"_do_{name}")()

    def _do_see(self) -> None:
        self.page.action_open()

    def _do_play(self) -> None:
        if self.look.playing:
            self.stop()
        else:
            if self.look.t >= self.there.end:
                self.look.t = 0
            if not self.film_shows:
                self.action_view("film")
            self.run()
            self.say("The film runs; space stops it.")

    def play_on(self) -> None:
        """Let the film run by one cell, to the end."""
        self._step(1)
        if self.look.t >= self.there.end:
            self.stop()

    def _step(self, by: int) -> None:
        """Move the film by one of its cells."""
        cells, end = max(self.size.width - LABEL - 1, 10), self.there.end
        here = column(self.look.t, end, cells)
        if by < 0 and self.look.t > moment(here, end, cells):
            by += 1
        self.look.t = max(0, min(moment(here + by, end, cells), end))
        if not self.film_shows:
            self._said = f"The film is at {self.there.clock(self.look.t)}; 2 shows it."
        self.draw(follow=self.look.tab == "film")

    def _do_back(self) -> None:
        self._step(-1)

    def _do_on(self) -> None:
        self._step(1)

    def _do_previous(self) -> None:
        self._go_moment(-1)

    def _do_next(self) -> None:
        self._go_moment(1)

    def _do_moments(self) -> None:
        self._go_moment(1)

    def _go_moment(self, by: int) -> None:
        """Go to the moment before or after, in order of time; at an end it stays."""
        moments = self.there.moments
        if not moments:
            self.say("There is no moment to go to.")
            return
        in_order = sorted(range(len(moments)), key=lambda number: moments[number].t)
        place = in_order.index(self.look.moment)
        if moments[self.look.moment].t == self.look.t:
            beyond = in_order[place + 1 :] if by > 0 else in_order[:place]
        else:
            beyond = [number for number in in_order if (moments[number].t - self.look.t) * by > 0]
        if beyond:
            self.look.moment = beyond[0] if by > 0 else beyond[-1]
        chosen = moments[self.look.moment]
        self.look.t = chosen.t
        if self.look.tab == "result":
            self.page.select(f"moment {self.look.moment}")
        self.say(f"{chosen.clock}  {chosen.says}")
        self.draw(follow=self.look.tab == "film")

    def _do_answer(self) -> None:
        if self.look.tab == "observations":
            self._note()
            return
        ask = self.query_one("#view-ask", PageView)
        item = ask.item if ask.has_focus else self.page.item
        if item is not None and item.id.startswith("question "):
            self._answer(int(item.id.removeprefix("question ")))
        else:
            self._answer(self.look.moment + 1)

    def _answer(self, number: int) -> None:
        form = answer_form(number, self.there.questions[number - 1])
        self._write(
            form,
            lambda told: answer(self.folder, number, told["text"], told["owner"], told["due"]),
            "Answered.",
        )

    def _note(self) -> None:
        at = self.look.t
        form = note_form(self.there.clock(at))

        def shown() -> None:
            self.page.select(note_at(self.there, at))

        self._write(form, lambda told: observe(self.folder, at, told["text"]), "Noted.", shown)

    def _do_object(self) -> None:
        verdict = self._verdict()
        if verdict is None:
            self.say("Select a judgement (3), a message (4) or a moment to object to what was judged.")
            return
        judgement = verdict.judgement
        form = objection_form(judgement.id, judgement.happened)
        self._write(
            form,
            lambda told: object_to(self.folder, judgement.id, told["text"]),
            f"Kept beside {judgement.id}.",
        )

    def _verdict(self) -> Verdict | None:
        item = self.page.item
        if item is None:
            return None
        return next((one for one in self.there.verdicts if one.judgement.id == item.cite), None)

    def _write(
        self, form: Form, keep: Callable[[Answers], None], done: str, then: Callable[[], None] = lambda: None
    ) -> None:
        """Open a sheet; what is written on it is kept in the evaluation, and in the sheet if it is left or fails."""

        def written(back: tuple[bool, Answers] | None) -> None:
            wanted, told = back or (False, {})
            self._drafts[form.name] = told
            if not wanted:
                self.say("Kept on the sheet for later." if any(told.values()) else "")
                return
            try:
                keep(told)
                self.found = again(self.there, self.folder)
            except (OSError, ValueError) as problem:
                self.say(f"Not kept: {problem}. What you wrote is still on the sheet.")
                return
            del self._drafts[form.name]
            self.draw()
            then()
            self.say(done)

        self.stop()
        self.app.push_screen(Writing(form, self._drafts.get(form.name)), written)

    def _do_save(self) -> None:
        try:
            path = save_page(self.there, self.folder)
            picture = self.app.export_screenshot(title=f"EXERCISE {self.folder.name}")
            (self.folder / PICTURE).write_text(picture, encoding="utf-8")
        except OSError as problem:
            self.say(f"Not saved: {problem}.")
            return
        self.say(f"Saved {path.name} and {PICTURE} in {self.folder}.")

    def _do_copy(self) -> None:
        self.app.copy_to_clipboard("\n".join(card(self.there)))
        self.say("Copied: twelve lines to paste into a chat.")

    def _do_menu(self) -> None:
        table = tuple(key for key in HOTWASH if key.name != "moments")
        self.app.push_screen(Menu(table, "What can I do here?"), self._chosen)

    async def _chosen(self, name: str | None) -> None:
        key = next((key for key in HOTWASH if key.name == name), None)
        if key is not None:
            await self.run_action(key.action)

    def _do_leave(self) -> None:
        self.app.exit()
