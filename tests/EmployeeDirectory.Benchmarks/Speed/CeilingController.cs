using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.SampleData;
using EmployeeDirectory.Core.Search;
using Microsoft.AspNetCore.Mvc;

namespace EmployeeDirectory.Benchmarks.Speed;

/// <summary>Twenty-four people from memory, in a bare view.</summary>
public sealed class CeilingController : Controller
{
    public const string Bare = "/ceiling/bare";

    private static readonly Employee[] Shown =
        [.. SampleStaff.People(SearchQuery.Sizes[0], DateOnly.FromDateTime(DateTime.UtcNow))];

    [HttpGet(Bare)]
    public IActionResult BarePage() => View("Cards", Shown);
}
