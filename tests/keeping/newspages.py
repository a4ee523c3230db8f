"""Pages that the tests of the library take in: a fire, the same page later, and another story."""

FIRE = """Fire closes Ostrel ferry pier

By Lena Ruud

Monday 6 May 2019

A fire on the ferry pier in Ostrel closed it on Sunday night, and two dockers were treated for smoke.

"The pier will stay shut until Friday," said Tomas Vik, the harbour master.

About 400 passengers spent the night in the school.
"""
LATER = FIRE.replace("until Friday", "until Saturday").replace("About 400", "Some 450")
OTHER = """Parliament in Belgrave votes for longer school years

Pupils will spend two more weeks of each year in class from 2021, lawmakers decided on 14 November 2019 by 61 votes to
38. The teachers' union had asked for higher pay first, and its head, Petra Holm, called the vote "a lesson in haste".
"""
