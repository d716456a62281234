<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Exchange</name>
    <message>
        <source>(no body)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>status %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correlation id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · try %2 · %3 · %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExecutionCell</name>
    <message>
        <source>polled %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pushed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>history, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform says: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Execution %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launched %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 look failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 looks failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reason given by this form of the API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, seen %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FlowType</name>
    <message>
        <source>bot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>common module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>digital bot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e-mail send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inbound call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inbound chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inbound e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inbound message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in-queue call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in-queue e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in-queue message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outbound call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>secure call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>survey invite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voicemail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voice survey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>workflow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>work item</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>under 1 ms</source>
        <comment>a duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>now</source>
        <comment>less than a second ago</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <comment>minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <comment>hours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 day ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrendsPane</name>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under 1 ms</source>
        <comment>a latency</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Must be a whole number: %1, not the text &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a number: %1, not the text &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a whole number, such as 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a number, such as 3 or 2.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be true or false, without quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be text in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a date and time in quotes, such as &quot;2026-03-01T09:30:00Z&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a list in square brackets, such as [&quot;support&quot;, &quot;billing&quot;]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be an object in braces, such as {&quot;key&quot;: &quot;value&quot;}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> The answer: %1</source>
        <comment>follows a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <comment>state of an execution</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <comment>state of an execution</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launching</source>
        <comment>state of an execution</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <comment>state of an execution</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminating</source>
        <comment>state of an execution</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>state of an execution</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>state of an execution</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminated</source>
        <comment>state of an execution</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timed out</source>
        <comment>state of an execution</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>state of an execution</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>string</source>
        <comment>type of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>integer</source>
        <comment>type of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <comment>type of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>boolean</source>
        <comment>type of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date and time</source>
        <comment>type of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>array</source>
        <comment>type of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>object</source>
        <comment>type of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any JSON</source>
        <comment>type of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genesys Cloud API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow executions (tutorial)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Required: give a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>. As typed it is not JSON: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be %1 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be %1 or less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must have at least %1 characters; it has %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must have at most %1 characters; it has %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be one of: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must match the pattern %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a date and time with its zone, such as 2026-03-01T09:30:00Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow has no input of this name: remove it or correct the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform could not be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network, the region and any proxy, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate was not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and the clock of this computer; if a proxy inspects traffic, its authority must be trusted by the system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays so, check the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer to the launch: it may have started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for the execution in the organisation before launching again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer could not be understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proxy or a captive portal may have answered in place of the platform: check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the client id, its secret and the region, then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client may not do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to give the client&apos;s role the missing permission or scope.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not exist in this organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the id and the region; reload the flow list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform refused the input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the values against the flow&apos;s input definition; JSON types are strict: 123, not &quot;123&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many requests for this minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next try is possible in %1 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for the window to reset, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow is disabled or the platform is out of service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the flow is published and active, and the platform&apos;s status; then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays so, quote the correlation id to the platform&apos;s support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not of the form that is asked for: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent. Mend the cause, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::BooleanField</name>
    <message>
        <source>not given</source>
        <comment>value of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ConnectionChip</name>
    <message>
        <source>No organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <comment>organisation, where it is, sign-in state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ConsoleApplication</name>
    <message>
        <source>Demo organisation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::CopyableLine</name>
    <message>
        <source>Copy %1</source>
        <comment>%1: what is copied</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::DateTimePopup</name>
    <message>
        <source>Choose a date and a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <comment>shows the present date and time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set</source>
        <comment>takes the chosen date and time over</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::DockTabs</name>
    <message>
        <source>Panes</source>
        <comment>tabs of docks that share a place</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::Engine</name>
    <message>
        <source>Not signed in: sign in, then launch again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was left before this was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was left before the answer came: it may have started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its connection was left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::EnumerationField</name>
    <message>
        <source>not given</source>
        <comment>value of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ErrorView</name>
    <message>
        <source>correlation id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correlation id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No error so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look at the execution in the organisation; quote the correlation id of the last request, below, to the platform&apos;s support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look at the execution in the organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Watching has trouble, not the flow: the last look failed (%n in a row). %1</source>
        <comment>%1: why</comment>
        <translation>
            <numerusform>Watching has trouble, not the flow: the last look failed. %1</numerusform>
            <numerusform>Watching has trouble, not the flow: the last %n looks failed. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The console goes on asking; the state shown is the last one known. %1</source>
        <comment>%1: what to do</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform did not take the launch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing ran. Mend the cause, then launch again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow failed. This form of the API (flow executions) gives no reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch a workflow by the Genesys Cloud API form to see its reason, or %1</source>
        <comment>%1: look at the execution …</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow failed. The platform gave no reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To find the cause, %1</source>
        <comment>%1: look at the execution …</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console stopped waiting after %1 s. The execution may still be running on the platform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console stopped waiting. The execution may still be running on the platform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the execution in the organisation before launching again; where the flow needs longer, give a longer time out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing tells what became of this execution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before launching again, %1</source>
        <comment>%1: look at the execution …</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ExecutionTableModel</name>
    <message>
        <source>State</source>
        <comment>column of executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow</source>
        <comment>column of executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <comment>column of executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <comment>column of executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail</source>
        <comment>column of executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freshness</source>
        <comment>column of executions: when the row was last seen</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ExecutionsPane</name>
    <message>
        <source>this session</source>
        <comment>how far the list of executions reaches</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 running</source>
        <comment>number of executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 in all</source>
        <comment>number of executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 shown of %2</source>
        <comment>numbers of executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No execution matches “%1”. Change or clear the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No executions yet. Press Launch or Ctrl+Enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask now</source>
        <comment>asks the platform about the selected executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy execution id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 new</source>
        <comment>number of executions that wait to be shown</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show 1 new execution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1 new executions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ExecutionsView</name>
    <message>
        <source>Executions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::FlowListModel</name>
    <message>
        <source>draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>flow type, version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>flow name, type and version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot launch a flow of this kind.</source>
        <comment>the name of an API</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::FlowsPane</name>
    <message>
        <source>Flows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search flows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>flows found, flows in all</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Correlation id: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flows could not be loaded. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading flows…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This organisation has no flows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish a flow in Architect, or check that the client may see it; then reload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No flow matches the search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type fewer words, or clear the search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search…</source>
        <comment>flows</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::HeadlineFigures</name>
    <message>
        <source>Executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Success</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average total latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total latency p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total latency p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total latency p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total latency: from the launch to the end of the execution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Executions that have ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of them that completed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Half of the executions took less.</source>
        <comment>%1: a sentence before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 95 % of the executions took less.</source>
        <comment>%1: a sentence before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 99 % of the executions took less.</source>
        <comment>%1: a sentence before</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::HelpWindows</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Flow Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow Console %1</source>
        <comment>program name, version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launches Architect flows of Genesys Cloud, watches their executions, and keeps a record of what was done.

Free software under the GNU General Public Licence, version 3 or later; it comes without any warranty. Icons: Lucide (ISC licence).

Not a product of Genesys.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::InlineMessage</name>
    <message>
        <source>Hide this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::InspectorPane</name>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select an execution to see what it did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>telemetry record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The telemetry record is made when the execution has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telemetry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors (1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::JsonView</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1</source>
        <comment>the name of a text</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::LineField</name>
    <message>
        <source>%1 · %2/%3</source>
        <comment>type, characters typed, characters allowed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the value of %1</source>
        <comment>name of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the value of %1</source>
        <comment>name of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a date and a time for %1</source>
        <comment>name of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::MainWindow</name>
    <message>
        <source>%1 Correlation id: %2</source>
        <comment>advice, id to quote to the platform&apos;s support</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter executions: state, flow, version, detail, id…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the executions in which every word occurs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow list could not be loaded anew. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch the selected flow with these values (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <comment>a colour scheme</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <comment>a colour scheme</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Follow the system</source>
        <comment>of colour schemes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Execution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Launch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ask now</source>
        <comment>ask the platform how the executions stand</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filter executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reload flows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Flow Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flows reloaded · %1</source>
        <comment>number of flows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reloading flows…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Press to go to the first.</source>
        <comment>how many problems there are</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::Meter</name>
    <message>
        <source>Requests</source>
        <comment>how many requests of the platform&apos;s limit are used</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 requests a minute are used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform has not told its request limit yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform takes no requests at the moment. The console waits as long as it asked for.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::Monitor</name>
    <message>
        <source>Stopped waiting after %1 s; it may still be running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform does not know this execution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last look failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::PaneDock</name>
    <message>
        <source>Detach %1, or put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close %1. The View menu brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::RequestsModel</name>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <comment>column of requests</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <comment>column of requests</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <comment>column of requests</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try</source>
        <comment>column of requests: which attempt, 1 is the first</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <comment>column of requests: time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <comment>column of requests: how long it took</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::RequestsView</name>
    <message>
        <source>Request and answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a row to read the request and its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No requests are known of this execution.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::StatusSummary</name>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times: local (%1)</source>
        <comment>time zone</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · polling</source>
        <comment>sign-in state; news comes by asking the platform</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running %1</source>
        <comment>number of executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Success %1 (%2 min)</source>
        <comment>percentage, minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percentage</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Audit log · %n record(s)</source>
        <translation>
            <numerusform>Audit log · %n record</numerusform>
            <numerusform>Audit log · %n records</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused by the platform · next request in %1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the request budget · next look in %1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit log cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total latency p50 %1 · p95 %2</source>
        <comment>percentiles of the time from launch to end</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::SummaryView</name>
    <message>
        <source>%1, by this console</source>
        <comment>%1: a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, polled</source>
        <comment>%1: a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, pushed</source>
        <comment>%1: a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, from history</source>
        <comment>%1: a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>execution id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payload hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1 s</source>
        <comment>a time out</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1, then stop waiting</source>
        <comment>%1: minutes and seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the launch request to its answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the launch to the end of the execution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the console&apos;s last requests for the state were answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not launched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform never took the launch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, 1 retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 retries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than %1</source>
        <comment>%1: a duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n failed — %1</source>
        <comment>requests for the state; %1: why</comment>
        <translation>
            <numerusform>%n failed — %1</numerusform>
            <numerusform>%n failed — %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flowconsole::TestWorkspace</name>
    <message>
        <source>Flows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::TrendChart</name>
    <message>
        <source>Minutes ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Success (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>name of a curve, its last value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data in this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last values: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>name of a curve, its value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency (s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency (ms)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::TrendsPane</name>
    <message>
        <source>Charts begin with the first launch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50</source>
        <comment>half of the launches were faster</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <comment>95 % of the launches were faster</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99</source>
        <comment>99 % of the launches were faster</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>success rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Success rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch latency, last 15 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Success rate, last 15 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide %1</source>
        <comment>%1: name of a curve</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch latency: from the launch request to its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of ended executions that completed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::VariableField</name>
    <message>
        <source>%1 *</source>
        <comment>name of a variable that must be given</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, required</source>
        <comment>name of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>secure</source>
        <comment>a variable whose value is masked</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>smallest and largest value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>smallest value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to %1</source>
        <comment>largest value</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::VariableForm</name>
    <message>
        <source>Input</source>
        <comment>all input variables of a flow, as one JSON object</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This flow takes no input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a variable, what is wrong</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type its input as a JSON object: one member for each variable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform sent no input schema for this flow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow&apos;s input schema cannot be read: %1 All values are treated as secure.</source>
        <comment>why, as a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::VariablesModel</name>
    <message>
        <source>Inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>•••• hidden</source>
        <comment>in place of a secure value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A secure value is never kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <comment>column of variables</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <comment>column of variables</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No outputs: this form of the API gives none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No outputs until the console stopped waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow returned no outputs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::VariablesPane</name>
    <message>
        <source>Time out after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After so many seconds the console stops waiting for the end. The flow itself runs on: this connection cannot terminate it. Leave it empty to wait without a limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds, then stop waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <comment>no time limit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a flow to fill in its variables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the first problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables · %1 %2</source>
        <comment>flow name, flow version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a flow first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This flow has been deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot launch a flow of this kind (%2)</source>
        <comment>name of an API, type of a flow</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) to correct first</source>
        <translation>
            <numerusform>%n problem to correct first</numerusform>
            <numerusform>%n problems to correct first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message>
        <source>Launch the flow with these values (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::VariablesView</name>
    <message>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Operator console for Genesys Cloud flow executions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme for this start: light or dark.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
