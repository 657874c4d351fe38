using EmployeeDirectory.Web.Features.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace EmployeeDirectory.Web.Tests.Features.Search;

public sealed class SearchQueryTests
{
    /// <summary>Nobody takes the whole directory along in one page.</summary>
    [Theory, InlineData("96", 96), InlineData("97", 24), InlineData("1000000", 24), InlineData("0", 24), InlineData("-1", 24)]
    public void Parse_Size_IsOneOfThree(string size, int taken) =>
        Assert.Equal(taken, SearchQuery.Parse(new QueryCollection(new Dictionary<string, StringValues> { ["size"] = size }))!.Size);
}
