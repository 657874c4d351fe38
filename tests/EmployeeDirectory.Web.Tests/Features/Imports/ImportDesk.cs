using System.Text;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using EmployeeDirectory.Core.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.Imports;

/// <summary>Imports without pages.</summary>
public sealed class ImportDesk(IServiceProvider services)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public IImportStore Store => services.GetRequiredService<IImportStore>();

    public Task<(Import Import, List<ImportRow> Rows)> PlanAsync(string text, ImportOptions? options = null) =>
        PlanAsync(Encoding.UTF8.GetBytes(text), options);

    public async Task<(Import Import, List<ImportRow> Rows)> PlanAsync(byte[] file, ImportOptions? options = null)
    {
        var draft = await services.GetRequiredService<ImportDrafts>().CreateAsync(NewImport("people.csv"), file, Stop);
        var planned = await services.GetRequiredService<ImportPlanner>().PlanAsync(draft with { Options = options ?? new() }, Stop);
        return (planned!, await RowsAsync(planned!));
    }

    public async Task<(Import Import, List<ImportRow> Rows)> UndoAsync(Import applied)
    {
        var planned = await services.GetRequiredService<ImportUndo>().PlanAsync(applied, NewImport("Undo"), Stop);
        return (planned!, await RowsAsync(planned!));
    }

    public async Task<(Import Import, List<ImportRow> Rows)> ApplyAsync(Import planned)
    {
        await Store.SaveAsync(planned with { State = ImportState.Applying }, Stop);
        while (await Store.GetAsync(planned.Id, Stop) is { State: ImportState.Applying })
            await services.GetRequiredService<ImportRunner>().RunAsync(Stop);
        var applied = (await Store.GetAsync(planned.Id, Stop))!;
        return (applied, await RowsAsync(applied));
    }

    public async Task<List<ImportRow>> RowsAsync(Import import) =>
        await Store.Plan(import.Id).ReadAllAsync(import.Chunks, Stop).ToListAsync(Stop);

    // A new one, too.
    public async Task<Employee> SaveAsync(Employee person)
    {
        var author = new Author("someone", null, null, Guid.CreateVersion7());
        return (await services.GetRequiredService<EmployeeEditor>().SaveAsync(null, person, author, Stop)).Employee!;
    }

    public Task<Employee?> GetAsync(Guid id) => services.GetRequiredService<IEmployeeStore>().GetAsync(id, Stop);

    private static Import NewImport(string title) =>
        new() { Id = Guid.CreateVersion7(), Title = title, By = "admin", At = DateTimeOffset.UtcNow };
}
