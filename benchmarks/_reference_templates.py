"""Patterns of printed references in many styles, for references made up to fit the tagger.

A slot `<name>` is filled by `_reference_facts`; `{…}` is left out now and then. Words outside slots belong to
the slot that follows. The weight before a pattern says how often it is drawn.
"""

from __future__ import annotations

# A… authors and E… editors by format, T title, J journal (Ja abbreviated, Jd with full stops), V I P volume, issue
# and pages, Y year, M month and year, D day month year, C conference, B book, L place, L2 place with country,
# U publisher, S school, Ed edition, G genre, N note, R series, Url, Doi.
ARTICLE = """
8 <A:apa> (<Y>). <T>. <J>, <V>{(<I>)}{, <P>}.{ <Doi>}
2 <A:apa> (<Y>). <T>. <J>, <V> (<I>), <P>.
1 <A:apa> (<Y>). <T>. <J> <V>{(<I>)}: <P>.
2 <A:apa> <Y>. <T>. <J> <V>{(<I>)}:<P>.{ <Doi>}
2 <A:apa> (<Y>) <T>. <J> <V>{(<I>)}{:<P>}
2 <A:apa>, <Y>. <T>. <J> <V>{(<I>)}, <P>.
1 <A:apa>, <Y>. <T>. <J>, <V>: <P>
1 <A:apa> <Y> <T>. <J> <V>{(<I>)}: <P>.
1 <A:apa>, <T>. <J>, v. <V>{, no. <I>}, pp. <P>. <Y>.
1 <A:apa>, <T>, <J>, Vol. <V>, No. <I>, pp. <P>, <Y>.
2 <A:apa>. <T>. <J> <V>, <Y>, <P>.
2 <A:apa>, <T>, <J> <V> (<Y>), <P>.
2 <A:apa>. <T>. <J>, <V>{(<I>)}:<P>, <Y>.
1 <A:apa>, and <A1:ini>, "<T>", <J>, <V>, <P> (<Y>).
1 <A:apa> (<Y>) '<T>', <J>, <V>(<I>), pp. <P>.
1 <A:apa> (<Y>), '<T>', <J>, vol. <V>, no. <I>, pp. <P>.
1 <A:apa> (<Y>), "<T>", <J>, Vol. <V> No. <I>, pp. <P>.
1 <A:apa> (<Y>): <T>. In: <J> <V> (<I>), S. <P>.
1 <A:apa> (<Y>). <T>. <J>.{ <Doi>}
1 <A:apa> (in press). <T>. <J>.
1 <A:apa> (<Y>, <Mo>). <T>. <J>, <V>(<I>), <P>.
6 <A:van>. <T>. <Ja>. <Y>;<V>{(<I>)}:<P>.{ <Doi>}
3 <A:van>. <T>. <Ja> <Y>;<V>{(<I>)}:<P>.
2 <A:van>. <T>. <J>. <Y>;<V>{(<I>)}:<P>.{ <Doi>}
2 <A:van>. <T>. <Ja>. <Y> <Mo>;<V>(<I>):<P>. {<N>}
1 <A:van>. <T>. <Ja>. <Y> <Mo> <Da>;<V>(<I>):<P>.
1 <A:van>. <T>. <Jd> <Y>; <V>: <P>.
2 <A:van>: <T>. <Ja> <Y>, <V>{(<I>)}:<P>.
1 <A:van>: <T>. <J> <V>: <P>, <Y>.
1 <A:van>: <T>. <J>. <Y>; <V> (<I>): <P>.
2 <A:van> (<Y>) <T>. <J> <V>{(<I>)}:<P>.
1 <A:van> (<Y>). <T>. <J> <V>{(<I>)}:<P>.
1 <A:van>. (<Y>). <T>. <J>, <V>, <P>.
1 <A:van>, <T>. <Ja>, <Y>. <V>(<I>): p. <P>.
1 <A:van>. <T>. <J>. <Y>, <V>(<I>), pp. <P>.
1 <A:van>. <T>. <Ja>. <Y>;<V>(Suppl <I>):<P>.
1 <A:van>. <T>. <J>, <V>, <P>, <Y>.
1 <A:van>. <T>. <Mo> <Y>, <Ja>, Vol. <V>, pp. <P>.
6 <A:ini>. <T>. <J>, <V>{(<I>)}:<P>, <Y>.
3 <A:ini>. <T>. <J>, <V>{(<I>)}:<P>, <M>.
2 <A:ini>. <T>. <J>, <V>{(<I>)}, <P>, <M>.
1 <A:ini>. <T>. <J>, <V>{(<I>)} <P>, <Y>.
2 <A:ini>, "<T>", <J>, <V>{(<I>)}, <Y>, pp. <P>.
4 <A:ini>, “<T>,” <J>, vol. <V>, no. <I>, pp. <P>, <M>.
2 <A:ini>, "<T>," <J>, vol. <V>{, no. <I>}, pp. <P>, <Y>.
1 <A:ini>, "<T>," <J>, Vol. <V>, No. <I>, <M>.
2 <A:ini>, <T>, <J>, <V> (<Y>) <P>.
2 <A:ini>, <T>, <Jd> <V> (<Y>) <P>.
1 <A:ini>, <T>, <J>, vol. <V>, pp. <P>, <Y>.
1 <A:ini>, <T>, <J> <V>, <P> (<Y>).
1 <A:ini>, “<T>,” <Jd> <V>, <P> (<Y>).
1 <A:ini>. <T>, <J> <V>(<I>) (<Y>), pp. <P>.
1 <A:ini>. <T>. <J>.
1 <A:ini>, <T>, <J>, No. <V>, <Y>, <P>
1 <A:ini> (<Y>), <T>, <J>, <V>, <P>.
2 <A:ini>, <Jd> <V>, <P> (<Y>).
1 <A:ini>, <Jd> <Y>, <V>, <P1>.
1 <A:ini>, <Ja> <V>, <P1> (<Y>).
1 <A:ini>, <Jd> <V> (<Y>) <P>.
1 <A:ini>, <J> <V> <P1> (<Y>){, <Url>}.
1 <A:inv> <Y>, <Jd>, <V>, <P1>
2 <A:acs> <T>. <Jd> <Y>, <V>{ (<I>)}, <P>.
2 <A:acs> <Jd> <Y>, <V>, <P>.
1 <A:acs> "<T>." <Jd> <Y>, <V>, <P>.
1 <A:acs> <T> <Jd> <Y>, <V>, <P>.
1 <A:acs>, <T>. <J> <Y>, <V>, (<I>), <P>.
1 <A:acs> (<Y>), "<T>", <J> <V> (<I>): <P>{, <Doi>}
2 <A:nat> <T>. <Jd> <V>, <P> (<Y>).
1 <A:nat> (<Y>) <T>. <J> <V>:<P>.
4 <A:chi>. “<T>.” <J> <V>{, no. <I>} (<Y>): <P>.{ <Doi>}
2 <A:chi>. "<T>." <J> <V>.<I> (<Y>): <P>.
2 <A:chi>. <Y>. “<T>.” <J> <V>{ (<I>)}: <P>.
2 <A:chi>. <Y>. <T>. <J> <V>{(<I>)}:<P>.
1 <A:chi>. (<Y>). <T>. <J> <V>, <P>.
1 <A:chi>, (<Y>). <T>. <J>, Vol. <V>, No. <I>, pp. <P>.
1 <A:chi> <Y> <T>. <J> <V>(<I>):<P>.
1 <A:chi>, “<T>,” <J> <V> (<Y>): <P>.
1 <A:chi>, “<T>,” <J>, <V> (<Y>), pp. <P>.
1 <A:chi>, <Y>, '<T>', <J>, <V>:<P>.
1 <A:chi>, “<T>”, <J>, vol. <V>, <Y>, p. <P>.
1 <A:chi>. "<T>." <J>. <Y>, <V> (<I>): <P>.{ <Doi>}
1 <A:chi>. "<T>." <J> (<Y>): <P>.
1 <A:chi>. <Y>. “<T>.” <J> pp. <P>.
2 <A:full>, “<T>,” <J> <V>{, no. <I>} (<Y>): <P>.
2 <A:full>. <T>. <J>, <V>{(<I>)}:<P>, <M>.
1 <A:full>, <T>, <J>, <V> (<Y>), <P>.
1 <A:full> (<M>), "<T>," <J>, vol. <V>, no. <I>, pages <P>.
1 <A:full>: <T>. In: <J> <V> (<Y>) <P>
1 <A:full>, « <T> », <J> <V>, no <I> (<Y>): <P>.
2 <A:up>, « <T> », <J>, n° <V>, <Y>, p. <P>.
1 <A:up>, « <T> », <J>, vol. <V>, n° <I>, <Y>, pp. <P>.
1 <A:up>, <T>, <J>, <Y>, pp. <P>.
1 <A:up>, “<T>”, <J>, <V>, <I> (<Y>), pp. <P>.
2 <A:up>. <T>. <J>, <L>, v. <V>, n. <I>, p. <P>, <Y>.
1 <A:up>. <T>. <J>, <D>, n°<V>, pp. <P>.
1 <A:up>, <Y>: “<T>”, <J>, <V>, pp. <P>.
1 <A:up> (<Y>) <T>. <J>. <V>: <P>.
1 <A:inv>, « <T> », <J>, vol. <V>, <Y>, p. <P>.
1 <A:inv> (<Y>), <T>, <J>, <V>, <P>.
1 <A:inv> (<Y>). <T>. <J> <V>, <P>.
1 <A:inv>, et al. <T>. <Jd> <V>, <P> (<Y>).
1 <A:inv>. <T>. <J>. <Y>;<V>:<P>.
1 <A:inv>, "<T>", <J>, <V> (<Y>), <P>.
1 <T>. (<Y>). <J>, <V>(<I>), <P>.
1 <T>.” by <A:full>. <J> <Y>, <V>:<P> <Doi> Published: <D>
1 “<T>” by <A:full>. <J> <Y>, <V>:<P>
1 <T>” by <A:full>. <J> <Y>;<V>(<I>):<P>. <Doi>
1 "<T>" by <A:full>. <J>, <M>.
1 “<T>,” <A:full>, <J>, <V>(<I>), <P>, <Y>
1 <T>, <A:full>, <J>, published <D>, <Doi>
1 <T>. <A:full>. <J>. Published online <D>. <Doi>
1 <T>. <A:van>. <J> <Y>
1 <A:apa> <Y>. <T>. <J>, <Doi>.
1 <A:van>. <T>. <J>. <Y>. <Doi>
1 <A:van>. <T>. <Ja>. <Y> <Doi> [Epub ahead of print].
1 <A:apa> (<Y>). <T>. <J>. Advance online publication. <Doi>
1 <A:apa>: <T>. In: <J>. <V>. Jg. (<Y>), Heft <I>, S. <P>.
1 <A:full>: <Y>. <T>. In: <J>. <V>.Jg. H.<I>, <P>
2 <A:apa> <Y>, '<T>', <J>, vol. <V>, no. <I>, pp. <P>.
1 <A:apa> <Y>, ‘<T>’, <J>, <V>(<I>), pp. <P>.
1 <A:apa>, <Y>. <T>. <J>, <V>:<I>:<P>.
1 <A:van>. <T>. <Ja>. <M> <V>(<I>) <P>.
1 <A:chi>. “<T>.” Trans. <E:full>. <J> <V>.<I> (<Y>): <P>.
1 <A:chi>, “<T>,” <E:full> (trans.), <J>, <V> (<M>), pp. <P>.
1 <A:chi>, “<T>,” <J>, n° <V>, <M>, pp. <P>.
1 <A:ini>. <T>. <J>, Special Issue, <V>(<I>), <Y>.
1 <A:up>, <T>, <J>, <V>(<I>) (<Y>), pp. <P>.
1 <A:apa> (<Y>). <T>. <J>, <V>.
1 <A:ini>. <T>. <J>, <V>, <Y>.
1 <T>. <A:van>. <Ja>. <Y>;<V>(<I>):<P>.
1 <T>. <A:van>. <Mo> <Y>, <Ja>, Vol. <V>, pp. <P>.
1 <T>. <A:ini>. <J>, <Y>.
1 <T>. <J>. <Y>;<V>{(<I>)}:<P>.
"""
PRESS = """
2 <A:chi>. "<T>." <J> <D>: <P>.
2 <A:chi>. “<T>.” <J>, <Du>, <Pa>.
1 <A:chi>. "<T>." <J>. <D>. <N> <Url>
2 <A:chi>. (<Y>). <T>. <J> <Dm>.
2 <A:apa> (<Y>, <Md>). <T>. <J>, <Pa>.
2 <A:apa> (<Y>, <Md>). <T>. <J>. Retrieved from <Url>
1 <A:apa> (<Y>). <T>. <J>, <Url>
1 <A:full> (<D>). <T>. <J>. <Url>
1 <A:apa> (<Y>, <Md>). <T>. <J>. <Url>
1 <A:van>. <T>. <J>. <Y> <Mo> <Da>.
1 <A:full>, “<T>”, <J>, <D>.
1 <A:full>, “<T>,” <J>, <Du>, <Url>.
1 <A:up>, « <T> », <J>, <D>, p. <P1>.
1 <T>. (<Y>, <Md>). <J>, p. <P1>.
1 <T>. (<Y>, <Mo>). <J>, <V>(<I>), p. <P1>.
1 <A:up> - <J>, <D>
1 <A:chi>. <T>. <J>, <D>, pp. <P>.
1 “<T>.” <J>, <Du>.
1 <J>. <T>. <D>. <Url>
"""
PROCEEDINGS = """
6 <A:ini>. <T>. In <C>, pages <P>, <M>.
3 <A:ini>. <T>. In <C>, pages <P>, <L2>, <M>.
3 <A:ini>. <T>. In <C>, <Y>.
1 <A:ini>. <T>. In <C>. <U>, <Y>.
2 <A:ini>. <T>. In <E:ini>, editors, <C>, pages <P>. <U>, <Y>.
1 <A:ini>. <T>. In <C>, volume <V> of <R>, pages <P>. <U>, <Y>.
3 <A:ini>, “<T>,” in <C>, <Y>, pp. <P>.
2 <A:ini>, "<T>," in <C>, pp. <P>, <Y>.
1 <A:ini>, "<T>", <C>, <L2>, <M>.
1 <A:ini>, "<T>", in <C>, <Y>.
1 <A:ini>, “<T>,” <C>, <L2>, <M>, pp. <P>.
1 <A:ini>, <T>, in <C>, pp. <P>, <Y>.
1 <A:ini>, <T>, in: <C>, <U>, <L>, <Y>, pp. <P>.
1 <A:ini>. <T>. <C>, pages <P>, <M>.
1 <A:ini>. "<T>". <C>, pp. <P>, <Y>.
1 <A:ini> (<Y>), <T>, <C>, <P>.
2 <A:full>. <T>. In <C>, pages <P>, <M>.
2 <A:full>. <T>. In <C>, <Y>.
1 <A:full>. <T>. In <E:full>, editors, <C>, pages <P>, <L2>, <M>.
4 <A:apa> (<Y>). <T>. In <C>, pp. <P>{, <L2>}.
2 <A:apa> (<Y>). <T>. In <C>{, <L2>}{. <U>}.
2 <A:apa> (<Y>). <T>. In <C> (pp. <P>). <L>: <U>.
2 <A:apa> (<Y>). <T>. <C>, <P>.
1 <A:apa> (<Y>). <T>. <C>, <L2>.
1 <A:apa> (<Y>). <T>. <C>.
1 <A:apa> (<Y>, <Mo>). <T>. Paper presented at <C>, <L2>.
1 <A:apa> (<Y>). <T>. Poster session presented at <C>, <L2>.
2 <A:apa> <Y>. <T>. <C> <V>: <P>.
1 <A:apa> <Y>. <T>. In <C>. <U>, <L2>, pp. <P>.
1 <A:apa> <T>. In <C> (<L2>, <M>), pp. <P>.
1 <A:apa>, "<T>", <C>, <L2>, pp. <P>, <M>.
1 <A:apa>, <T>, in Proc. <C>, <Y>, <P>.
1 <A:apa>, <T>. <C>, pp. <P>. <Y>.
1 <A:apa> <T>, in <C>. <U>, <P>.
1 <A:chi>. "<T>." In <C>, pp. <P>. <U>, <Y>.
1 <A:chi>. “<T>.” Paper presented at the <C>, <L2>, <M>.
1 <A:chi>. <Y>. <T>. <C> <V>:<P>.
1 <A:van>. <T>. In: <C>; <Y> <Mo> <Da>; <L2>. <L>: <U>; <Y>. p. <P>.
1 <A:van>. <T>. <C>. <L2>, <Y>.
"""
CHAPTER = """
4 <A:apa> (<Y>). <T>. In <E:ini> (Eds.), <B> (pp. <P>). <L>: <U>.
2 <A:apa> (<Y>). <T>. In <E:ini> (Ed.), <B> (pp. <P>). <U>.
1 <A:apa> (<Y>). <T>. In <E:ini> (Eds.), <B> (<Ed>, pp. <P>). <L2>: <U>.
1 <A:apa> (<Y>). <T>. In <E:ini> (Eds.), <B>: Vol. <V>. <R> (pp. <P>). <L>: <U>.
1 <A:apa> (<Y>). <T>. In <E:ini> (Ed.), <B> (Vol. <V>, pp. <P>). <L2>: <U>.
1 <A:apa> (<Y>). <T>. In <E:ini> (Eds.) <B>. <L>: <U>.
2 <A:apa> (<Y>). <T>. In <E:apa> (Eds.), <B>, pp. <P>. <U>, <L>.
1 <A:apa> (<Y>). <T>. In <E:apa> (Eds.), <B>. <U>, <L2>.
1 <A:apa>, <Y>. <T>. In: <E:apa> (Eds.), <B>. <U>, <L>, pp. <P>.
1 <A:apa> <Y>. <T>. In: <B>, <E:apa> Eds., <U>, <L>, pp. <P>.
1 <A:apa> <Y>. <T>. In <E:ini> (ed.), <B>, pp. <P>. <L>: <U>.
1 <A:apa>, <T>. In <E:apa>, eds., <B>, <U>, <L2>, pp. <P>. <Y>.
1 <A:apa> (<Y>). <T>. <B>, <P>.
1 <A:apa> <Y>. <T>. Pages <P> in <E:ini>, editors. <B>. <U>, <L2>.
2 <A:ini>. <T>. In <E:ini>, editors, <B>, pages <P>. <U>, <L>, <Y>.
1 <A:ini>. <T>. In <E:ini>, editor, <B>, chapter <V>, pages <P>. <U>, <Y>.
1 <A:ini>, “<T>,” in <B>, <E:ini>, Eds. <L>: <U>, <Y>, pp. <P>.
1 <A:ini>, <T>, in: <E:ini> (Eds.), <B>, <U>, <L>, <Y>, pp. <P>.
1 <A:ini>. <T>. In <B>. <U>, <Y>.
1 <A:van>. <T>. In: <E:van>, editors. <B>. {<Ed>. }<L>: <U>; <Y>. p. <P>.
1 <A:van>. <T>. In: <E:van>, eds. <B>. <L2>: <U>; <Y>:<P>.
1 <A:acs> In <B>; <E:acs>, Eds.; <U>: <L>, <Y>; Vol. <V>, pp <P>.
1 <A:acs> <T>. In <B>; <U>: <L>, <Y>; p <P1>.
1 <A:nat> <T>. in <B> (eds <E:apa>) <P> (<U>, <Y>).
3 <A:chi>. “<T>.” In <B>, edited by <E:full>, <P>. <L>: <U>, <Y>.
1 <A:chi>. “<T>.” In <B>, edited by <E:full>. <L>: <U>, <Y>, <P>.
1 <A:chi>. “<T>.” <B>. Ed. <E:full>. <L>: <U>, <Y>. <P>.
1 <A:chi>. "<T>." <B>. <L>: <U>, <Y>: <P>.
1 <A:chi>. “<T>.” In <B>. <L>: <U>, <Y>, <P>.
1 <A:chi>. “<T>.” In <B>. Edited by <E:full>, <P>. <L>: <U>, <Y>.
1 <A:chi>. <Y>. <T>. In <E:full> (eds.), <B>, <P>. <L>: <U>.
1 <A:chi>. <Y>. <T>. In <E:ini> (ed.), <B> (<P>). <L>: <U>.
1 <A:chi>. <Y>. <T>. In: <E:full> (eds) <B>. <L>: <U>. <P>.
1 <A:chi>. <Y>. “<T>.” In <E:full>, ed., <B>, pp. <P>. <L>: <U>.
1 <A:chi>. “<T>.” In <E:fam>, <P>.
1 <A:chi>, “<T>,” in <E:full> (ed.), <B> (<U>, <Y>), pp. <P>.
1 <A:chi>, “<T>,” in <B> (ed. <E:full>; <L2>: <U>, <Y>), pp. <P>.
1 <A:chi>, ‘<T>’ in <E:full> (ed.), <B>, <L>: <U>, <Y>.
1 <A:full>, “<T>,” in <B> (<L>: <U>, <Y>), <P>
1 <A:full>, « <T> », <E:full> (dir.), <B>, <L>, <U>, <Y>, p. <P>.
1 <A:full>: <T>. In: <E:full> (Hg.): <B>. <L>: <U> <Y>, S. <P>.
1 <A:apa> (<Y>): <T>. In: <E:apa> (Hrsg.): <B>. <L>: <U>, S. <P>.
2 <A:up>, « <T> », in <E:up> (dir.), <B>, <L>, <U>, <Y>, pp. <P>.
1 <A:up>, « <T> », in <B>, <L>, <U>, <Y>.
1 <A:up>, « <T> », <E:full> (dir.), <B>, <L>, <U>, <Y>, p. <P>.
1 <A:up>, <Y>: “<T>”, in <E:ini> (a cura di), <B>, <L>: <P>.
1 <A:up>. <T>. In: <E:up> (Org.). <B>. <L>: <U>, <Y>. p. <P>.
1 <A:up> (<Y>), « <T> », in <E:up> (éd.), <B>, <L>, <U>, pp. <P>.
"""
