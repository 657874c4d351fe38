using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Web.Languages;
using Microsoft.Extensions.Localization;

namespace EmployeeDirectory.Web.Features.People;

public static class ListSentence
{
    private const int LongestTitleOnCard = 48;
    private const int LongestPlaceOnCard = 16;
    private const int LongestTitleOnFace = 32;

    public static string Title(SearchQuery query, IStringLocalizer<Texts> texts) => query switch
    {
        { Show: Visibility.Left } => texts["Leavers"].Value,
        { Show: Visibility.Protected } => texts["Protected people"].Value,
        { Q: { } typed } => texts["“{0}”", typed].Value,
        _ => texts["People"].Value
    };

    public static string Chosen(SearchQuery query, SearchResult result, IStringLocalizer<Texts> texts) =>
        string.Join(" · ", Filters(query, result, texts));

    public static string Part(SearchResult result, IStringLocalizer<Texts> texts)
    {
        var before = (result.Page - 1) * result.Query.Size;
        return result.Query.Whole
            ? texts["The first {0:N0} of {1:N0} people", result.Hits.Count, result.Total].Value
            : texts["People {0:N0} to {1:N0} of {2:N0}", before + 1, before + result.Hits.Count, result.Total].Value;
    }

    public static string OnPaper(SearchResult result, IStringLocalizer<Texts> texts) => result.Total > SearchQuery.MostOnPaper
        ? texts["{0}. “Print” below the list prints the first {1:N0}.", Part(result, texts), SearchQuery.MostOnPaper].Value
        : texts["{0}. “Print” below the list prints them all.", Part(result, texts)].Value;

    public static string? About(SearchQuery query, IStringLocalizer<Texts> texts) => query.Show switch
    {
        Visibility.Left => texts["People who have left. They appear in no other list."].Value,
        Visibility.Protected =>
            texts["Hidden from everyone but admins. They appear in no other list, search or count."].Value,
        _ => null
    };

    public static string Found(
        SearchQuery query, SearchResult result, IStringLocalizer<Texts> texts) => result.Total == 0
        ? Nobody(query, result, texts)
        : string.Join(' ', [.. Unknown(result, texts), Somebody(query, result, texts)]);

    private static string Somebody(
        SearchQuery query, SearchResult result, IStringLocalizer<Texts> texts) => (query, result) switch
        {
            ({ Q: { } typed }, { LeftOut.Count: > 0, Total: 1 }) =>
                texts["Nothing for all of “{0}”. 1 person without “{1}”.", typed, string.Join(' ', result.LeftOut)].Value,
            ({ Q: { } typed }, { LeftOut.Count: > 0 }) =>
                texts[
                    "Nothing for all of “{0}”. {1:N0} people without “{2}”.", typed, result.Total,
                    string.Join(' ', result.LeftOut)].Value,
            ({ Q: { } typed }, { Guesses: [var guess, ..] }) =>
                texts["Nothing for “{0}”. Did you mean “{1}” ({2:N0})?", typed, guess.Text, guess.Count].Value,
            ({ Q: { } typed }, { Respelt.Count: > 0, Total: 1 }) =>
                texts["Nothing for “{0}”. Showing 1 person with a similar spelling.", typed].Value,
            ({ Q: { } typed }, { Respelt.Count: > 0 }) =>
                texts["Nothing for “{0}”. Showing {1:N0} people with a similar spelling.", typed, result.Total].Value,
            _ => texts.Count(result.Total, "1 person", "{0:N0} people")
        };

    public static string Nobody(
        SearchQuery query, SearchResult result, IStringLocalizer<Texts> texts) => result.Unknown.Count > 0
        ? string.Join(' ', Unknown(result, texts))
        : NobodyOf(query, Filters(query, result, texts), texts);

    private static string NobodyOf(
        SearchQuery query, List<string> chosen, IStringLocalizer<Texts> texts) => (query, chosen) switch
        {
            ({ Show: Visibility.Left }, _) => texts["Nobody has left yet."].Value,
            ({ Show: Visibility.Protected }, _) =>
                texts["Nobody is protected. To hide someone from everyone but admins, tick Protected on their form."].Value,
            ({ Q: { } typed }, []) => texts["No results for “{0}”.", typed].Value,
            ({ Q: { } typed }, [var filter]) => texts["No results for “{0}” with this filter: {1}.", typed, filter].Value,
            ({ Q: { } typed }, var filters) =>
                texts["No results for “{0}” with all of these filters: {1}.", typed, string.Join(" · ", filters)].Value,
            ({ AsOf: not null }, []) => texts["The directory was empty on that day."].Value,
            (_, []) => texts["Nobody has been added yet."].Value,
            (_, [var filter]) => texts["Nobody matches this filter: {0}.", filter].Value,
            (_, var filters) => texts["Nobody matches all of these: {0}.", string.Join(" · ", filters)].Value
        };

    private static IEnumerable<string> Unknown(SearchResult result, IStringLocalizer<Texts> texts) =>
        result.Unknown.Select(unknown => unknown.Field switch
        {
            FacetField.Department => texts["No department begins with “{0}”.", unknown.Text].Value,
            FacetField.Location => texts["No location begins with “{0}”.", unknown.Text].Value,
            FacetField.Skill => texts["No skill begins with “{0}”.", unknown.Text].Value,
            _ => texts["No manager is called “{0}”.", unknown.Text].Value
        });

    public static IEnumerable<SearchSort?> Orders(SearchQuery query)
    {
        var all = Enum.GetValues<SearchSort>().Select(sort => (SearchSort?)sort);
        return query.Q is null ? all.Select(sort => sort == SearchSort.Name ? null : sort) : all.Prepend(null);
    }

    public static string Order(SearchQuery query, IStringLocalizer<Texts> texts) =>
        query.Reversed ? texts["{0}, reversed", OrderName(query, texts)] : OrderName(query, texts);

    public static string OrderName(SearchQuery query, IStringLocalizer<Texts> texts) => query switch
    {
        { Sort: SearchSort.Title } => texts["By job title"].Value,
        { Sort: SearchSort.Department } => texts["By department"].Value,
        { Sort: SearchSort.Location } => texts["By location"].Value,
        { Sort: SearchSort.Start } => texts["By start date"].Value,
        { Sort: null, Q: not null } => texts["By best match"].Value,
        _ => texts["By family name"].Value
    };

    public static string Column(ListColumn? column, IStringLocalizer<Texts> texts) => column switch
    {
        null => texts["Name"].Value,
        ListColumn.Title => texts["Job title"].Value,
        ListColumn.Department => texts["Department"].Value,
        ListColumn.Location => texts["Location"].Value,
        ListColumn.Email => texts["E-mail"].Value,
        ListColumn.Phone => texts["Phone"].Value,
        ListColumn.Time => texts["Local time"].Value,
        ListColumn.Skills => texts["Skills"].Value,
        ListColumn.Start => texts["Joined"].Value,
        _ => texts["Employee number"].Value
    };

    /// <summary>The order that a column's head asks for; null where the list has none.</summary>
    public static SearchSort? SortOf(ListColumn? column) => column switch
    {
        null => SearchSort.Name,
        ListColumn.Title => SearchSort.Title,
        ListColumn.Department => SearchSort.Department,
        ListColumn.Location => SearchSort.Location,
        ListColumn.Start => SearchSort.Start,
        _ => null
    };

    public static string ShowPeople(int total, IStringLocalizer<Texts> texts) =>
        total == 0 ? texts["Nobody matches"].Value : texts.Count(total, "Show 1 person", "Show {0:N0} people");

    public static string Letter(string letter, IStringLocalizer<Texts> texts) =>
        letter == Letters.Other ? texts["Other"].Value : letter.ToUpperInvariant();

    public static string LetterFilter(string letter, IStringLocalizer<Texts> texts) =>
        letter == Letters.Other ? texts["Other letters"].Value : texts["Letter {0}", letter.ToUpperInvariant()].Value;

    public static string JoinedFilter(IStringLocalizer<Texts> texts) =>
        texts["Joined in the last {0} days", SearchQuery.JoinedDays].Value;

    public static string MissingFilter(Missing missing, IStringLocalizer<Texts> texts) => missing switch
    {
        Missing.Photo => texts["Without a photo"].Value,
        Missing.Manager => texts["Without a manager"].Value,
        _ => texts["Without an e-mail address"].Value
    };

    public static string ManagerFilter(string name, IStringLocalizer<Texts> texts) => texts["Reports to {0}", name].Value;

    public static string TeamFilter(string name, IStringLocalizer<Texts> texts) => texts["Team of {0}", name].Value;

    public static string Suggested(FilterSuggestion suggestion, IStringLocalizer<Texts> texts) => suggestion.Field switch
    {
        null => TeamFilter(suggestion.Text, texts),
        FacetField.Location => suggestion.Text,
        FacetField.Department => texts["Department {0}", suggestion.Text].Value,
        _ => texts["Skill {0}", suggestion.Text].Value
    };

    /// <summary>Why somebody is found, but for what is shown of them whole; empty when that is all.</summary>
    public static string Reasons(Hit hit, Func<Hit, MatchReason, bool> isShown, IStringLocalizer<Texts> texts) =>
        string.Join(", ", hit.Reasons.Where(reason => !isShown(hit, reason)).Select(reason => Reason(reason, texts)));

    public static bool IsOnCard(Hit hit, MatchReason reason) => reason.Label switch
    {
        MatchReason.Title => IsWithin(LongestTitleOnCard, reason, hit.Words),
        MatchReason.Department or MatchReason.Location => IsWithin(LongestPlaceOnCard, reason, hit.Words),
        _ => false
    };

    public static bool IsOnFace(Hit hit, MatchReason reason) =>
        reason.Label == MatchReason.Title && IsWithin(LongestTitleOnFace, reason, hit.Words);

    private static bool IsWithin(int letters, MatchReason reason, IReadOnlySet<string> words)
    {
        var end = 0;
        foreach (var (text, isMarked) in MatchedText.Split(reason.Text!, words))
        {
            end += text.Length;
            if (isMarked)
                return end <= letters;
        }
        return end <= letters;
    }

    public static bool IsInRow(SearchQuery query, Hit hit, MatchReason reason) => IsOnCard(hit, reason)
        && query.Columns.Contains(reason.Label switch
        {
            MatchReason.Title => ListColumn.Title,
            MatchReason.Department => ListColumn.Department,
            _ => ListColumn.Location
        });

    private static string Reason(MatchReason reason, IStringLocalizer<Texts> texts) => reason switch
    {
        { Typed: { } typed } => texts[reason.Label, reason.Text ?? "", typed].Value,
        { Text: { } text } => texts["{0}: {1}", texts[reason.Label].Value, text].Value,
        _ => texts[reason.Label].Value
    };

    private static List<string> Filters(SearchQuery query, SearchResult result, IStringLocalizer<Texts> texts)
    {
        List<string> filters =
        [
            .. SearchQuery.Fields.Select(query.Chosen)
                .Where(values => values.Count > 0).Select(values => AnyOf(values, texts))
        ];
        if (query.Manager is { } manager)
            filters.Add(ManagerFilter(result.Manager ?? manager, texts));
        if (query.Team is { } team)
            filters.Add(TeamFilter(result.Team ?? team, texts));
        if (query.Letter is { } letter)
            filters.Add(LetterFilter(letter, texts));
        if (query.Missing is { } missing)
            filters.Add(MissingFilter(missing, texts));
        if (query.Duplicate)
            filters.Add(texts["Likely duplicates"].Value);
        if (query.Joined)
            filters.Add(JoinedFilter(texts));
        return filters;
    }

    private static string AnyOf(IReadOnlyList<string> values, IStringLocalizer<Texts> texts) =>
        values is [var only]
            ? only
            : texts["{0} or {1}", string.Join(", ", values.SkipLast(1)), values[^1]].Value;
}
