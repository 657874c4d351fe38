using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Web.Features.People;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace EmployeeDirectory.Web.Tests.Search;

public sealed class SearchQueryTests
{
    /// <summary>Nobody takes the whole directory along in one page.</summary>
    [Theory, InlineData("96", 96), InlineData("97", 24), InlineData("1000000", 24), InlineData("0", 24), InlineData("-1", 24)]
    public void Parse_Size_IsOneOfThree(string size, int taken) =>
        Assert.Equal(taken, ListAddress.Parse(new QueryCollection(new Dictionary<string, StringValues> { ["size"] = size }))!.Size);

    [Theory]
    [InlineData(200, 200), InlineData(199, 199), InlineData(198, 200)]
    public void Q_LongerThanCounts_IsCutBetweenCharacters(int letters, int taken) =>
        Assert.Equal(taken, new SearchQuery { Q = $"{new string('a', letters)}\U0001F600" }.Q!.Length);

    [Theory, InlineData("department"), InlineData("location"), InlineData("skill")]
    public void Parse_PastedValue_IsCleaned(string parameter)
    {
        var query = ListAddress.Parse(new QueryCollection(new Dictionary<string, StringValues> { [parameter] = "\u202ACustomer\u00A0 Care\u200B" }))!;
        Assert.Equal(["Customer Care"], [.. query.Department, .. query.Location, .. query.Skill]);
    }

    [Theory, InlineData("a\uFFFE", "a\uFFFD"), InlineData("\u200B", null), InlineData(" Ada\u00A0\u2003Lovelace\u200B ", "Ada Lovelace")]
    public void Q_PastedText_IsCleaned(string typed, string? taken) => Assert.Equal(taken, new SearchQuery { Q = typed }.Q);
}
