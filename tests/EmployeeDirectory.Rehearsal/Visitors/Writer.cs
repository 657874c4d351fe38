using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Rehearsal.Visitors;

/// <summary>An admin who gives people of their own new titles, and adds some, by the forms, each again until it is taken.</summary>
internal sealed class Writer(Visitor visitor, Saves saves, int number)
{
    private const int AddEvery = 8;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly List<Guid> _people = [];
    private int _count;

    public Visitor Visitor => visitor;

    public async Task HirePeopleAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var save = Adding();
            await SaveAsync(save, CancellationToken.None);
            _people.Add(save.Person);
        }
    }

    public async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            await SaveAsync(++_count % AddEvery == 0 ? Adding() : Changing(_people[_count % _people.Count]), stop);
    }

    private Save Adding()
    {
        var id = Guid.CreateVersion7();
        return new(id, id, nameof(Employee.DisplayName), saves.NewValue($"Newcomer {number}"));
    }

    private Save Changing(Guid person) => new(person, Guid.CreateVersion7(), nameof(Employee.JobTitle), saves.NewValue($"Task {number}"));

    private async Task SaveAsync(Save save, CancellationToken stop)
    {
        var path = save.IsNew ? "/employees/new" : $"/employees/{save.Person}/edit";
        if (await visitor.OpenFormAsync(Kind.Form, path, stop) is not { } form)
            return;
        // What was opened before an outage is posted into it.
        await Visitor.WaitAsync(Pause, stop);
        saves.Add(save);
        do
        {
            var reply = await visitor.PostAsync(Kind.Save, path, form.With((save.Field, save.Value!), ("SubmissionId", save.Submission.ToString())), keeps: save.Value!);
            if (!saves.Settle(save, reply))
                return;
            await Visitor.WaitAsync(Pause, stop);
        }
        while (!stop.IsCancellationRequested);
    }
}
