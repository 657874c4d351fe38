using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Features.Suggestions;

public sealed record NewSuggestionPage(Employee Employee, SuggestionForm Form, string? Problem = null);

/// <param name="Open">The oldest first.</param>
/// <param name="Problem">Why one was not accepted.</param>
public sealed record SuggestionsPage(IReadOnlyList<OpenSuggestion> Open, string? Problem = null)
{
    public const int MostListed = 100;
}

/// <param name="Employee">Null where the record is gone.</param>
/// <param name="Current">What the field says now.</param>
/// <param name="By">The name of whoever made it.</param>
public sealed record OpenSuggestion(Suggestion Suggestion, Employee? Employee, string? Current, string By);

/// <param name="Employee">Null for who is not there for the visitor, or not any more.</param>
public sealed record OwnSuggestion(Suggestion Suggestion, Employee? Employee);
