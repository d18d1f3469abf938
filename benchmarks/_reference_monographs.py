"""Patterns of printed books, theses, reports, web pages and other works; slots as in `_reference_templates`."""

from __future__ import annotations

BOOK = """
4 <A:apa> (<Y>). <T>. <L>: <U>.
2 <A:apa> (<Y>). <T>. <U>.
2 <A:apa> (<Y>). <T> (<Ed>). <L2>: <U>.
2 <A:apa> (<Y>). <T>. <U>, <L>.
1 <A:apa> (<Y>). <T>. <U>, <L2>.
1 <A:apa> (<Y>) <T>, <U>, <L>
1 <A:apa> <Y>. <T>. <U>, <L2>.
1 <A:apa> <Y> <T>. <U>, <L>.
1 <A:apa> (<Y>). <T>.
1 <A:full>. <T>. <R>. <U>, <Y>.
1 <A:ini>. <T>. <R>. <U>, <L2>, <Y>.
1 <A:chi>. <T>. <R>. <L>: <U>, <Y>.
1 <A:chi>. <Y>. <T>. <R> <V>. <U>, <L>.
1 <A:apa> <Y>, <T>, <Ed>, <U>, <L>.
1 <E:apa> (ed.) <Y>, <T>, <Ed>, <U>, <L>.
1 <A:apa> (<Y>). <T>. <U>. <L2>.
1 <A:chi>. <Y>. <T>. <U>. <L2>.
1 <A:chi> (<Y>), <T>, <U>, ISBN <X:isbn>.
1 <A:chi>. <Y> <T>. <U>, <L2>.
1 <A:apa>, <Y>. <T>, <L>: <U>.
1 <A:ini>, <T> (<U>; <Ed>, <Y>).
1 <A:full>, <T>, <U>, <Y>, ISBN <X:isbn>.
1 <A:full>. <T>. <R>. <U>, <Y>.
2 <T>. (<Y>). <L2>: <U>.
1 <A:apa>, <T>, <U>, <L2>, <Y>.
1 <A:apa>, <T>. <U>, <Y>.
1 <A:apa>, <Y>. <T>. <U>, <L>.
1 <A:apa>, <Y>. <T>. <Ed>. <L>: <U>.
2 <E:apa> (Eds.). (<Y>). <T>. <L>: <U>.
1 <E:apa> (eds.) <Y>. <T>. <L>: <U>.
1 <E:apa> (Ed.), <T>, <U>, <L>, <Y>.
1 <A:acs> "<T>" (<U>, <Y>).
1 <A:acs> <T>; <U>: <L>, <Y>.
1 <A:van>. <T>. <Ed>. <L2>: <U>; <Y>.
2 <A:van>. <T>. <L>: <U>; <Y>.
1 <E:van>, editors. <T>. <Ed>. <L>: <U>; <Y>.
3 <A:ini>. <T>. <U>, <Y>.
3 <A:ini>. <T>. <U>, <L2>, <Y>.
2 <A:ini>, <T>, <U>, <Y>.
1 <A:ini>, <T>, <U>, <L>, <Y>
1 <A:ini>, <T> (<U>, <L2>, <Y>).
1 <A:ini>, <T>. <L>: <U>, <Y>.
1 <A:ini>, <T>, <Ed>. <L>, <U>, <Y>.
1 <A:ini>. <T>. Number <V> in <R>. <U>, <Y>.
1 <E:ini>, editors. <T>. <U>, <L>, <Y>.
1 <E:ini> (editors). <T>. <U>, <Y>.
8 <A:chi>. <T>. <L>: <U>, <Y>.
2 <A:chi>. <T>. <L2>: <U>, <Y>.
1 <A:chi>. <T>. <Ed>. <L>: <U>, <Y>.
2 <A:chi>. <T>. Translated by <E:full>. <L>: <U>, <Y>.
1 <A:chi>. <T>. Trans. <E:full>. <L>: <U>, <Y>. <P>.
1 <A:chi>. <T>. Edited by <E:full>. <L>: <U>, <Y>.
1 <A:chi>. <T>. Ed. <E:full>. <R>. <L>: <U>, <Y>.
1 <A:chi>. <T>. <V> vols. <L>: <U>, <Y>.
1 <A:chi>. <T>. Vol. <V>. <L>: <U>, <Y>.
1 <A:chi>. <T>. <U>, <Y>.
2 <A:chi>. <Y>. <T>. <L>: <U>.
1 <A:chi>. <Y>. <T>. <U>.
1 <A:chi>. <Y>. <T> (<R> <V>). <L>: <U>.
1 <A:chi>. (<Y>). <T>. <U>, <L2>.
1 <A:chi> (<Y>). <T>. <L2>: <U>.
1 <A:chi>, <T> (<L>: <U>, <Y>).
1 <A:chi>, <T> (<U>, <Y>).
1 <A:chi>, <T>, trans. <E:full> (<L>: <U>, <Y>), <P>.
1 <A:chi>, <T>, <E:full> (ed.), <L>: <U>, <Y>.
1 <A:chi>, <T>, <L>: <U>, <Y>.
1 <A:chi>, <T>. <U>: <L>, <Y>.
1 <E:chi>, ed. <T>. <L>: <U>, <Y>.
1 <E:chi>, eds. <T>. <L>: <U>, <Y>.
2 <A:full>, <T> (<L>: <U>, <Y>), <P1>.
1 <A:full>, <T> (<U>, <Y>).
1 <A:full>, <T>, <L>: <U>, <Y>.
1 <A:full>, <T>, <U>, <L>, <Y>.
1 <A:full>, <T> <U> <Y>.
1 <A:full>. <T>. <U>, <Y>.
1 <A:full>, <T> (<Y>).
1 <A:full>: <T>. <L>: <U> <Y>.
1 <A:full> (<Y>): <T>. <L>: <U>.
1 <E:full>, editors. <B>. <U>, <Y>.
3 <A:up>, <T>, <U>, <L>, <Y>.
2 <A:up>, <T>, <L>, <U>, <Y>
1 <A:up>, <T>, <L>, <Y>.
3 <A:up>. <T>. <L>: <U>, <Y>.
1 <A:up>. <T>. <L> : <U>, <Y>. <X>.
1 <A:up>. <T>. <Ed>. <L>: <U>, <Y>.
1 <A:up>, <Y>, <T>, <L>, <U>
1 <A:inv>, <Y>, <T>, <L> : <U>.
1 <A:inv> (<Y>), <T>, <L>, <U>.
1 <A:inv>, <T>, <L>, <U>, <Y>.
1 <T>. (<Y>). <L2>: <U>.
1 <T>. <Ed>. <L>: <U>, <Y>.
1 <T>. <L>: <U>, <Y>. <X>.
1 <T>. <A:full>; <E:full> (ed.). <L>: <U>, <Y>. <X>.
"""
THESIS = """
3 <A:ini>. <T>. <G:thesis>, <S>, <Y>.
2 <A:ini>. <T>. <G:thesis>, <S>, <M>.
1 <A:ini>. <T>. <G:thesis>, <S>, <L2>, <Y>.
1 <A:ini>, “<T>,” <G:thesis>, <S>, <Y>.
1 <A:ini>, "<T>", <G:thesis>, <S>, <L>, <Y>.
1 <A:full>. <T>. <G:thesis>, <S>, <M>.
2 <A:apa> (<Y>). <T>. <G:thesis>, <S>.
1 <A:apa> (<Y>). <T>. <G:thesis>, <S>, <L2>.
1 <A:apa> (<Y>). <T> (<G:thesis>). <S>, <L2>.
1 <A:apa>, <T>. <G:thesis>, <S>, <L2>, <P1> p. <Y>.
1 <A:chi>. "<T>." <G:thesis>, <S>, <Y>.
1 <A:chi>. <Y>. <T>. <G:thesis>, <S>.
1 <A:chi>. <T>. <G:thesis>. <S>, <Y>.
1 <A:van>. <T> [<G:thesis>]. <L2>: <S>; <Y>.
1 <A:up>. <T>. <Y>. <G:thesis> - <S>, <L>.
1 <A:up>, <T>, <G:thesis>, <S>, <Y>.
"""
REPORT = """
3 <A:ini>. <T>. <G:report>, <S>, <M>.
2 <A:ini>. <T>. <G:report>, <S>, <Y>.
1 <A:ini>. <T>. <G:report>, <S>, <L2>, <Y>.
1 <A:ini>. <T>. <G:paper>, <Y>.
1 <A:ini>. <T>. <N>, <Y>.
1 <A:ini>. <T>. To appear in <C>, <Y>.
1 <A:ini>. <T>. To appear in <J>, <Y>.
1 <A:ini>, "<T>", <G:paper>, <M>.
1 <A:ini>, "<T>," <G:report>, <S>, <Y>.
1 <A:full>. <T>. <G:report>, <S>, <M>.
1 <A:full>. <T>. arXiv preprint <X:arxiv>, <Y>.
1 <A:ini>. <T>. arXiv preprint <X:arxiv>, <Y>.
1 <A:apa> (<Y>). <T>. <G:report>, <S>.
1 <A:apa> (<Y>). <T> (<G:report>). <L2>: <S>.
1 <A:apa> (<Y>). <T>. <G:paper>.
1 <A:apa> (<Y>). <T>. <N>.
1 <A:apa>, <T>, <G:paper>.
1 <A:apa> <Y>. <T>. <R> <V>. <S>, <L2>.
1 <A:chi>. <Y>. “<T>.” <G:paper>.
1 <A:chi>. <Y>. <T>. <G:report>. <S>.
2 <A:org>. (<Y>). <T>. <L2>: <U>.
2 <A:org> (<Y>). <T>. <L>: <U>.
1 <A:org>. <T>. <G:report>, <U>, <L2>, <M>.
2 <A:org>. <T>. <L>: <U>; <Y>.
1 <A:org> (<Y>). <T>, <U>, <L>.
1 <A:org>. <T>. <Y>. <Url>
2 <A:acs>, <Y>. <T>. <U>, <L2>.
1 <A:acs> <T>. <G:patent> <D>.
1 <A:ini>, <G:patent>, <Y>.
"""
WEB = """
3 <A:org>. <T>. <Url> <N:access>.
2 <A:org>. (<Y>). <T>. <N:from> <Url>
1 <A:org>. <T>. <D>. <Url>
1 <A:org>. <T>. <N:avail> <Url> <N:access>
1 <A:org>. <T>. <Url>
2 <A:org>. <T>, <Y>.
2 <A:org>. <T>. <Y>.
1 <A:apa> (<Y>, <Md>). <T>. <N:from> <Url>
1 <A:apa> (<Y>). <T>. <N:from> <Url>
1 <A:ini>. <T>. <Url>, <Y>.
1 <A:ini>, “<T>,” <Url>, <Y>.
1 <A:chi>. “<T>.” <Org>. <D>. <Url> (<N:access>).
1 <A:chi>. "<T>." <D>. <N:access> <Url>
1 <A:van>. <T>. <J>. <N:avail> <Url>
1 <A:van> (<Y>) <T>. <J>. <N:avail> <Url>
1 “<T>,” <M>.
1 “<T>,” <Y>.
1 "<T>." <Org>. <Y>. <Url>
1 <T>. <Url>
1 <T>. <Url>. <N:access>
1 <T>. <Org>. <Url>. <N:access>
1 <T>, <Org>, <D>
1 <T>. In <J>. <N>, <Y>. <Url>
"""
OTHER = """
1 <T>. Dir. <E:full>. <U>, <Y>. <N:film>.
1 <E:apa> (Director). (<Y>). <T> [Motion picture]. <L2>: <U>.
1 <T>, <Y>, dvd, <U>, <L2>.
1 <A:full>, <T>, <D>.
1 <E:apa> (Producer), & <E:apa> (Director). (<Y>). <T> [Motion picture]. <L2>: <U>.
1 <A:full>, <T>, <X>.
1 <A:ini>, private communication.
1 <A:chi>. <T>. <Y>.
1 <A:chi>. <T>. <D>. <N>.
1 <A:apa> (in press). <T>. <L>: <U>.
1 <A:apa> (n.d.). <T>. <L>: <U>.
"""
