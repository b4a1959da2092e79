from .arrangement_list import arrangement_as_row, arrangements_as_table
from .changes import changes_as_text
from .checked import CHECK_COLUMNS, CheckedText, checked_as_text
from .disagreements import disagreement_as_row, disagreements_as_text
from .dossier import dossier_as_text
from .dossier_json import dossier_as_json
from .explanation import Explanation, explanation_as_json, explanation_as_text
from .exports import Form, claims_as_rows, document_as_row, load_columns
from .figures import FIGURES, Figure
from .found import hits_as_text, statement_as_row, statements_as_text, symptoms_as_text
from .happening_words import counts_in_words, lower_first
from .numbering import NumberedClaims
from .own_rows import own_row_as_row, own_rows_as_table, own_rows_as_text
from .pages.about_page import ABOUT_COLUMNS, AboutPage, about_page
from .pages.arrangement_page import ArrangementPage, arrangement_page
from .pages.claim_page import ClaimPage, claim_page
from .pages.document_page import DocumentPage, document_page
from .pages.grouping_page import group_choices, grouping_page
from .pages.origin_page import OriginPage, origin_page
from .pages.own_row_line import OwnRowLine, own_row_line
from .pages.quote import Quote, Quotes, SourceLine
from .pages.register_page import (
    LIVELIEST,
    SORTS,
    Choice,
    RegisterPage,
    liveliest,
    register_page,
)
from .pages.register_row import RegisterRow, register_row
from .pages.review_page import (
    ReviewPage,
    Version,
    changed_fields,
    review_page,
    version_of_decision,
    version_of_wish,
)
from .pages.search_page import SearchPage, search_page
from .pages.speaker_page import SpeakerPage, speaker_page
from .pages.state_page import StatePage, state_page
from .pages.today_page import NewsLine, TodayPage, today_page
from .pending import pending_as_text
from .reading_json import error_as_json, reading_as_json
from .reading_text import reading_as_text
from .receipts import ReceiptTally, receipt_as_text
from .scores_text import percent, scores_as_text
from .survey import SurveyRow, survey_as_table, survey_rows
from .timeline import timeline_as_text
from .verification import verification_as_text
from .withholding import SHOW_ALL, Withholding, find_names
from .wording import (
    affiliation_in_words,
    at_start,
    date_in_words,
    in_words,
    short_date_in_words,
    state_in_words,
)

__all__ = [
    "ABOUT_COLUMNS",
    "CHECK_COLUMNS",
    "FIGURES",
    "LIVELIEST",
    "SHOW_ALL",
    "SORTS",
    "AboutPage",
    "ArrangementPage",
    "CheckedText",
    "Choice",
    "ClaimPage",
    "DocumentPage",
    "Explanation",
    "Figure",
    "Form",
    "NewsLine",
    "NumberedClaims",
    "OriginPage",
    "OwnRowLine",
    "Quote",
    "Quotes",
    "ReceiptTally",
    "RegisterPage",
    "RegisterRow",
    "ReviewPage",
    "SearchPage",
    "SourceLine",
    "SpeakerPage",
    "StatePage",
    "SurveyRow",
    "TodayPage",
    "Version",
    "Withholding",
    "about_page",
    "affiliation_in_words",
    "arrangement_as_row",
    "arrangement_page",
    "arrangements_as_table",
    "at_start",
    "changed_fields",
    "changes_as_text",
    "checked_as_text",
    "claim_page",
    "claims_as_rows",
    "counts_in_words",
    "date_in_words",
    "disagreement_as_row",
    "disagreements_as_text",
    "document_as_row",
    "document_page",
    "dossier_as_json",
    "dossier_as_text",
    "error_as_json",
    "explanation_as_json",
    "explanation_as_text",
    "find_names",
    "group_choices",
    "grouping_page",
    "hits_as_text",
    "in_words",
    "liveliest",
    "load_columns",
    "lower_first",
    "origin_page",
    "own_row_as_row",
    "own_row_line",
    "own_rows_as_table",
    "own_rows_as_text",
    "pending_as_text",
    "percent",
    "reading_as_json",
    "reading_as_text",
    "receipt_as_text",
    "register_page",
    "register_row",
    "review_page",
    "scores_as_text",
    "search_page",
    "short_date_in_words",
    "speaker_page",
    "state_in_words",
    "state_page",
    "statement_as_row",
    "statements_as_text",
    "survey_as_table",
    "survey_rows",
    "symptoms_as_text",
    "timeline_as_text",
    "today_page",
    "verification_as_text",
    "version_of_decision",
    "version_of_wish",
]
