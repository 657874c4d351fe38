namespace EmployeeDirectory.Web.Features.Suggestions;

public static class SuggestionServices
{
    public static void AddSuggestions(this IServiceCollection services)
    {
        services.AddSingleton<SuggestionDesk>();
        services.AddSingleton<SuggestionList>();
    }
}
