"""From a source to an article: what did the newspaper print, and what of the page is not the article?"""
