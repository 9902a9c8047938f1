"""The rules of English press copy. In: an Article with its sentences. Out: what each finder says. Word lists are in lexicon/."""
