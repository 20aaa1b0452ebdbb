"""Article -> words with their trees and marks, and what words say before anything is known of the article.

In: an article's text. Out: its parse (`reader`), and answers to what is asked of words: where the text quotes (`quotations`), which
words attribute and to whom (`cues`), numbers, times, how sure a happening is (`certainty`), what hangs on what (`tree`).
It must not know the world: no name of a country or a person stands here, only lexicons of the language.
"""
