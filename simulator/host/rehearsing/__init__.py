"""What an author cannot see by reading a scenario: it is played by the model answer, every habit, and simulated teams.

`playing` plays, `reach` says what came to whom, `tempo` where nothing happens and where too much does, `worth` what can be
won and lost, `knowable` which facts no evidence shows in time; `rehearsal` puts it together, `telling` writes it down.

It reports and refuses nothing: what must not be is `hotwash check`'s to say.
"""
