namespace EmployeeDirectory.Core.ReadModels;

// A deleted person keeps a row until the store forgets them, so that a late change cannot bring them back.
public static class ReadModelSchema
{
    // Raise it with every change below: the file name has it, so another version fills a new file.
    public const int Version = 11;

    // Only after a full load: making them all at once is several times faster than keeping them meanwhile.
    public const string Indexes = """
        create index if not exists person_by_name on person(visibility, sort_key, id);
        create index if not exists person_by_title on person(title_key, sort_key, id) where visibility = 'Active';
        create index if not exists person_by_department on person(department_key, sort_key, id) where visibility = 'Active';
        create index if not exists person_by_location on person(location_key, sort_key, id) where visibility = 'Active';
        create index if not exists person_by_start on person(start_date desc, sort_key, id) where visibility = 'Active';
        create index if not exists person_root on person(total_reports desc, sort_key, id) where root = 1;
        create index if not exists person_by_folded_name on person(folded_name);
        create index if not exists person_by_email on person(email_key);
        create index if not exists person_by_photo on person(photo_id) where photo_id is not null;
        create index if not exists person_by_number on person(employee_number);
        """;

    public const string Sql = $"""
        create table if not exists position(identity text not null, cursor text not null, as_of text not null, compared_at text not null) strict;
        create table if not exists person(
            row integer primary key, id text not null unique, version integer not null,
            sort_key blob not null, title_key blob not null, department_key blob not null, location_key blob not null, start_date text,
            folded_name text not null, email_key text, employee_number text collate nocase,
            manager_id text, photo_id text, visibility text not null, deleted_at text, document text not null,
            root integer not null default 0, reports integer not null default 0, total_reports integer not null default 0,
            sample integer not null) strict;
        create index if not exists person_sample on person(sample) where sample > 0;
        create index if not exists person_by_manager on person(manager_id, visibility, root, sort_key, id);
        create table if not exists person_words(
            row integer primary key, names text not null, work text not null, mail text not null, facets text not null) strict;
        create table if not exists person_code(word text not null, row integer not null, primary key (word, row)) strict, without rowid;
        {Indexes}
        """;

    public const string Clear = """
        delete from position; delete from person; delete from person_words; delete from person_code;
        drop index if exists person_by_name; drop index if exists person_by_title; drop index if exists person_by_department; drop index if exists person_by_location;
        drop index if exists person_by_start; drop index if exists person_root; drop index if exists person_by_folded_name;
        drop index if exists person_by_email; drop index if exists person_by_photo; drop index if exists person_by_number;
        """;
}
