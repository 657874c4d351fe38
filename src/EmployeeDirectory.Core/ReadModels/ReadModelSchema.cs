namespace EmployeeDirectory.Core.ReadModels;

// A deleted person keeps a row until the store forgets them, so that a late change cannot bring them back.
public static class ReadModelSchema
{
    // Raise it with every change below: the file name has it, so another version fills a new file.
    public const int Version = 6;

    private const string Words =
        "content = '', contentless_delete = 1, detail = none, tokenize = \"unicode61 remove_diacritics 0 categories 'L* N* Co Mc'\"";

    public const string Sql = $"""
        create table if not exists position(identity text not null, cursor text not null, as_of text not null, compared_at text not null) strict;
        create table if not exists person(
            row integer primary key, id text not null unique, version integer not null,
            sort_key blob not null, title_key blob not null, department_key blob not null, start_date text,
            folded_name text not null, email_key text, employee_number text collate nocase,
            manager_id text, photo_id text, visibility text not null, deleted_at text, document text not null,
            root integer not null default 0, reports integer not null default 0, total_reports integer not null default 0) strict;
        create index if not exists person_by_name on person(visibility, sort_key, id);
        create index if not exists person_by_title on person(title_key, sort_key, id) where visibility = 'Active';
        create index if not exists person_by_department on person(department_key, sort_key, id) where visibility = 'Active';
        create index if not exists person_by_start on person(start_date desc, sort_key, id) where visibility = 'Active';
        create index if not exists person_by_manager on person(manager_id, root, sort_key, id) where visibility = 'Active';
        create index if not exists person_root on person(total_reports desc, sort_key, id) where root = 1;
        create index if not exists person_by_folded_name on person(folded_name);
        create index if not exists person_by_email on person(email_key);
        create index if not exists person_by_photo on person(photo_id) where photo_id is not null;
        create index if not exists person_by_number on person(employee_number);
        create table if not exists person_value(
            row integer not null, field text not null, value text not null, primary key (field, value, row)) strict, without rowid;
        create index if not exists person_value_by_row on person_value(row);
        create virtual table if not exists person_name using fts5(words, {Words}, prefix = '1 2 3');
        create virtual table if not exists person_name_word using fts5vocab(person_name, row);
        create virtual table if not exists person_text using fts5(words, {Words}, prefix = '1 2 3');
        create virtual table if not exists person_part using fts5(words, {Words});
        """;

    public const string ForgetRow = """
        delete from person_name where rowid = $row;
        delete from person_text where rowid = $row;
        delete from person_part where rowid = $row;
        delete from person_value where row = $row;
        """;

    // FTS5 keeps the words of deleted rows until its segments are merged.
    public const string BeforeScrub = """
        insert into person_name(person_name) values ('optimize');
        insert into person_text(person_text) values ('optimize');
        insert into person_part(person_part) values ('optimize');
        """;

    public const string Clear = """
        delete from position; delete from person; delete from person_value;
        delete from person_name; delete from person_text; delete from person_part;
        """;
}
