//! What mdBook runs.

use std::path::Path;

use mdbook_preprocessor::{
    Preprocessor, PreprocessorContext,
    book::{Book, BookItem},
    errors::Result,
};

use catalogue::Exercise;

use crate::{copy, memo::Expander, problem::Problems, proof, workbook::Workbook};

/// The name in `book.toml`. A preprocessor of the same name given to mdBook's driver takes the command's place.
pub const NAME: &str = "who-hears";

/// The preprocessor for the book of the workbook at `root`, to run in-process.
///
/// It refuses a book with a problem, and its error lists them all; see [`check`](crate::check).
#[must_use]
pub fn preprocessor(root: &Path) -> impl Preprocessor + use<> {
    WhoHears { workbook: Workbook::new(root), copy: false }
}

/// As [`preprocessor`], for pages that the workbook does not serve itself: each exercise says what they cannot do.
#[must_use]
pub fn of_a_copy(root: &Path) -> impl Preprocessor + use<> {
    WhoHears { workbook: Workbook::new(root), copy: true }
}

struct WhoHears {
    workbook: Workbook,
    copy: bool,
}

impl Preprocessor for WhoHears {
    fn name(&self) -> &str {
        NAME
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        proof::check_with(&self.workbook, &context.root)?;
        let expander = Expander::new(&self.workbook, &context.root);
        let repository = copy::repository(context);
        let mut problems = Vec::new();
        book.for_each_mut(|item| {
            if let BookItem::Chapter(chapter) = item
                && let Some(path) = &chapter.source_path
            {
                let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
                let at = parts.join("/");
                let (expanded, wrong) = expander.expand(&at, &chapter.content);
                chapter.content = if self.copy { copy::told(&expanded, repository.as_deref()) } else { expanded };
                if let Some(exercise) = catalogue::all().find(|exercise| exercise.page == at) {
                    number(exercise, &mut chapter.name, &mut chapter.content);
                }
                problems.extend(wrong);
            }
        });
        // Only what an include brought in can still be wrong here.
        if problems.is_empty() { Ok(book) } else { Err(Problems(problems).into()) }
    }

    fn supports_renderer(&self, renderer: &str) -> Result<bool> {
        Ok(renderer == "html")
    }
}

/// A chapter that teaches an exercise carries its number, in the list of chapters and in the page's title, and its id.
fn number(exercise: &Exercise, name: &mut String, content: &mut String) {
    let number = exercise.number();
    *name = format!("{number} {name}");
    let part = course::PARTS.iter().take_while(|part| part.name != exercise.place().part).count() + 1;
    let crumb = format!("<p class=\"crumb\">{number} {} · part {part}</p>\n\n", exercise.id);
    content.insert_str(0, &crumb);
}

/// A preprocessor of which something is done to the book that it makes.
pub(crate) fn and_then(made: impl Preprocessor, change: impl Fn(&mut Book)) -> impl Preprocessor {
    AndThen { made, change }
}

struct AndThen<P, F> {
    made: P,
    change: F,
}

impl<P: Preprocessor, F: Fn(&mut Book)> Preprocessor for AndThen<P, F> {
    fn name(&self) -> &str {
        self.made.name()
    }

    fn run(&self, context: &PreprocessorContext, book: Book) -> Result<Book> {
        let mut book = self.made.run(context, book)?;
        (self.change)(&mut book);
        Ok(book)
    }

    fn supports_renderer(&self, renderer: &str) -> Result<bool> {
        self.made.supports_renderer(renderer)
    }
}
