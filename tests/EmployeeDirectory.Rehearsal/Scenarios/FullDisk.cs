using System.Net;
using EmployeeDirectory.Rehearsal.Records;

namespace EmployeeDirectory.Rehearsal.Scenarios;

internal sealed class FullDisk : Scenario
{
    private const string DiskSize = "32m";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public override string Name => "full disk";

    public override string Expected => "nothing fails; the instance says that it is not well, and catches up when there is room";

    public override async Task PlayAsync(Stage stage, Answers answers)
    {
        var instance = await stage.Fleet.ReplaceAsync(stage.Fleet.Instances[0], DiskSize);
        var hold = Task.Delay(stage.Outage);
        var filler = Path.Combine(instance.Data, "filler");
        stage.Say($"{Fill(filler):N0} bytes fill the disk of {instance.Name}");
        await Until.HoldsAsync($"{instance.Name} says that it is not well", Limit, async () =>
        {
            Fill(filler);
            return await instance.HealthAsync("/deep") == HttpStatusCode.ServiceUnavailable;
        });
        await hold;
        stage.Demand(await instance.HealthAsync() is null or HttpStatusCode.OK, $"{instance.Name} says that it serves nobody");
        File.Delete(filler);
    }

    /// <returns>How much it took until there was no room for another byte.</returns>
    private static long Fill(string path)
    {
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        foreach (var size in (int[])[1 << 16, 1 << 12, 1])
        {
            var block = new byte[size];
            try
            {
                while (true)
                    file.Write(block);
            }
            catch (IOException)
            {
                // No room for a block of this size; a smaller one may still fit.
            }
        }
        return file.Length;
    }
}
