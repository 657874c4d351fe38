namespace EmployeeDirectory.Web.Features.Search;

/// <summary>
/// The read model's tables. A deleted person stays as a row until the store forgets it, so that a change arriving late
/// cannot bring them back and so that deleted people can be listed.
/// </summary>
public static class ReadModelSchema
{
    /// <summary>Raise it with every change below: a file of another number is rebuilt.</summary>
    public const int Version = 3;

    public const string Sql = """
        create table if not exists position(identity text not null, cursor text not null, as_of text not null, compared_at text not null) strict;
        create table if not exists person(
            row integer primary key, id text not null unique, version integer not null,
            sort_key blob not null, folded_name text not null, email_key text, employee_number text,
            manager_id text, photo_id text, visibility text not null, deleted_at text, document text not null) strict;
        create index if not exists person_by_name on person(visibility, sort_key, id);
        create index if not exists person_by_manager on person(manager_id, sort_key) where visibility = 'Active';
        create index if not exists person_by_folded_name on person(folded_name);
        create index if not exists person_by_email on person(email_key);
        create index if not exists person_by_number on person(employee_number);
        create table if not exists person_value(
            row integer not null, field text not null, value text not null, primary key (field, value, row)) strict, without rowid;
        create index if not exists person_value_by_row on person_value(row);
        create virtual table if not exists person_text using fts5(name, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3');
        """;

    public const string ForgetRow = "delete from person_text where rowid = $row; delete from person_value where row = $row;";
}
