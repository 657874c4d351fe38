using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Edge;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EmployeeDirectory.Web.Features.Suggestions;

/// <summary>“Report a mistake”: whoever is signed in says what is wrong with anyone they see.</summary>
[SignedIn]
public sealed class SuggestionsController(
    ISuggestionStore suggestions, SuggestionList list, IEmployeeStore store, ReadModel people, AuditTrail trail, TimeProvider clock) : Controller
{
    [HttpGet("/suggestions"), Admins]
    public async Task<IActionResult> Index(CancellationToken ct) => View(new SuggestionsPage(await list.ReadAsync(ct)));

    [HttpGet("/suggestions/mine")]
    public async Task<IActionResult> Mine(CancellationToken ct)
    {
        var visitor = HttpContext.Visitor();
        var made = await suggestions.ListByAsync(visitor.AccountId!, SuggestionsPage.MostListed, ct);
        return View(made.Select(one => new OwnSuggestion(one, people.Find(one.EmployeeId) is { } person && visitor.MaySee(person) ? person : null)).ToList());
    }

    [HttpGet("/employees/{id:guid}/suggestions/new")]
    public async Task<IActionResult> New([FromRoute] Guid id, CancellationToken ct) => await FindAsync(id, ct) is { } employee
        ? View(new NewSuggestionPage(employee, new SuggestionForm()))
        : NotFound();

    [HttpPost("/employees/{id:guid}/suggestions/new"), EnableRateLimiting(RateLimits.Suggestion)]
    public async Task<IActionResult> Create([FromRoute] Guid id, [FromForm] SuggestionForm form, CancellationToken ct)
    {
        var by = HttpContext.CheckedVisitor().AccountId!;
        if (await FindAsync(id, ct) is not { } employee)
            return NotFound();
        if (!ModelState.IsValid)
            return Refused(employee, form);
        var suggestion = new Suggestion
        {
            Id = form.Id,
            EmployeeId = id,
            By = by,
            At = clock.GetUtcNow(),
            Field = form.Field!,
            Value = PlainText.Clean(form.Value),
            Note = PlainText.Clean(form.Note)
        };
        if (await ProblemAsync(suggestion, employee) is { } problem)
        {
            ModelState.AddModelError(nameof(form.Value), problem);
            return Refused(employee, form);
        }
        if (!await suggestions.AddAsync(suggestion, ct))
            return Refused(employee, form, "You have suggested a lot lately. Wait until an admin has looked at some of it, or until tomorrow.");
        await trail.RecordAsync(HttpContext, AuditKind.Suggested, id.ToString(), suggestion.Field);
        this.Flash("Thank you. An admin will look at it.");
        return RedirectToAction(nameof(EmployeesController.Show), "Employees", new { id });
    }

    /// <summary>Null for who is not there for this visitor.</summary>
    private async Task<Employee?> FindAsync(Guid id, CancellationToken ct) =>
        await store.GetAsync(id, ct) is { IsDeleted: false } employee && HttpContext.Visitor().MaySee(employee) ? employee : null;

    /// <summary>
    /// What the form of the record would say about the value alone. Nothing is looked up, as answers about managers and addresses
    /// would tell of people whom the visitor may not see.
    /// </summary>
    private async Task<string?> ProblemAsync(Suggestion suggestion, Employee employee)
    {
        await TryUpdateModelAsync(EmployeeForm.Of(employee, manager: null), "", suggestion.AsPosted());
        var problem = ModelState[suggestion.Field]?.Errors.FirstOrDefault()?.ErrorMessage;
        ModelState.Clear();
        return problem;
    }

    private ViewResult Refused(Employee employee, SuggestionForm form, string? problem = null)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(New), new NewSuggestionPage(employee, form, problem));
    }
}
